import type { TestMoment } from '@pijar/learning/contracts';

export interface DemoOrganisation {
  key: string;
  name: string;
  regionCode: string;
  contactName: string;
  contactPhone: string;
  helpNote: string;
}

export interface DemoCohort {
  key: string;
  /** Version of the built-in programme; the oldest cohort still runs on the first. */
  version: 1 | 2;
  organisation: string;
  name: string;
  place: string;
  regionCode: string;
  startedDaysAgo: number;
  lastsDays: number;
  /** Days ago (negative: days ahead) of the two days of Orientasi and of a clinic. */
  days: { first: number; second: number; clinic: number | null };
  room: string;
}

/** How far somebody came; see journeys.ts for what each has done. */
export type Reach =
  | 'invited'
  | 'reading'
  | 'first-waiting'
  | 'first-returned'
  | 'resubmitted'
  | 'first-accepted'
  | 'second-waiting'
  | 'quiet'
  | 'missed-day'
  | 'orientation-start'
  | 'orientation-waiting'
  | 'orientation-returned'
  | 'orientation-quiet'
  | 'mastery-start'
  | 'mastery-waiting'
  | 'mastery-returned'
  | 'clinic'
  | 'finished'
  | 'revoked'
  | 'paused'
  | 'left';

export interface DemoParticipant {
  cohort: string;
  sex: 'female' | 'male';
  fullName: string;
  kind: 'returnee' | 'family';
  village: string;
  community: string | null;
  device: 'own' | 'shared' | 'none';
  destinationCountry: string | null;
  reach: Reach;
}

/** One thing that somebody did, so many days ago (fractions are hours). */
export type Deed =
  | { do: 'learn'; ago: number; modules: string[]; lessonsOnly?: boolean }
  | { do: 'test'; ago: number; stage: string; moment: TestMoment }
  | { do: 'hand-in'; ago: number; step: string; try: number }
  | { do: 'return' | 'accept'; ago: number; step: string; try: number }
  | { do: 'tracks'; ago: number; modules: string[] }
  | { do: 'pause' | 'leave'; ago: number; reason: string };
