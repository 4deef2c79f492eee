import {
  addMembers,
  createCohort,
  issueActivationCodes,
  listCohortChoices,
  setStaff,
} from '@pijar/cohorts/contracts';
import { activate, consentTexts, createStaff, signIn } from '@pijar/identity/contracts';
import { showHome, type PathView } from '@pijar/learning/contracts';
import { v7 } from 'uuid';
import { Caller } from './caller';

export interface Learner {
  caller: Caller;
  participantNumber: string;
  path: PathView;
}

export interface TestCohort {
  admin: Caller;
  coach: Caller;
  learners: Learner[];
}

export const pin = '836102';
const password = 'cahaya pagi di dapur';
const day = (offset: number) =>
  new Date(Date.now() + offset * 86_400_000).toLocaleDateString('sv', { timeZone: 'Asia/Jakarta' });

/** A coach and so many participants in a new cohort, all with accounts of their own, made by the first admin. */
export async function makeCohort(
  origin: string,
  firstAdminCode: string,
  learnerCount: number,
): Promise<TestCohort> {
  const admin = new Caller();
  await admin.call(origin, activate, {
    body: { code: firstAdminCode, secret: password, consents: [] },
  });
  const choices = await admin.call(origin, listCohortChoices);
  const organisationId = choices.organisations[0]!.id;
  const { staff, issued } = await admin.call(origin, createStaff, {
    body: {
      ...{ organisationId, fullName: 'Pak Wayan', username: 'wayan', roles: ['facilitator'] },
      ...{ phone: null, locale: 'id' },
    },
  });
  const coach = new Caller();
  await coach.call(origin, activate, {
    body: { code: issued.code, secret: password, consents: [] },
  });
  const cohortId = v7();
  await admin.call(origin, createCohort, {
    body: {
      ...{ id: cohortId, organisationId, programmeVersionId: choices.programmeVersions[0]!.id },
      ...{ name: 'Aikmel 2026', place: 'Balai Desa Aikmel', regionCode: null },
      ...{ timeZone: 'Asia/Makassar', startsOn: day(-1), endsOn: day(120) },
    },
  });
  await admin.call(origin, setStaff, {
    params: { cohortId, personId: staff.personId },
    body: { part: 'coach' },
  });
  const rows = Array.from({ length: learnerCount }, (_, index) => ({
    line: index + 1,
    fullName: `Siti ${'ABCDEFGH'[index]}`,
  }));
  await admin.call(origin, addMembers, { params: { cohortId }, body: { requestId: v7(), rows } });
  const codes = await admin.call(origin, issueActivationCodes, { params: { cohortId }, body: {} });
  const learners = codes.items.map((item) => enter(origin, item.code!, item.participantNumber!));
  return { admin, coach, learners: await Promise.all(learners) };
}

async function enter(origin: string, code: string, participantNumber: string): Promise<Learner> {
  const consents = consentTexts.map(({ purpose, textVersion, isRequired }) => ({
    ...{ purpose, textVersion, isGranted: isRequired },
  }));
  await new Caller().call(origin, activate, { body: { code, secret: pin, consents } });
  const caller = new Caller();
  await caller.call(origin, signIn, { body: { identifier: participantNumber, secret: pin } });
  const { memberships } = await caller.call(origin, showHome);
  return { caller, participantNumber, path: memberships[0]! };
}
