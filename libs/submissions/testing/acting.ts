import { addStaff, makeCohort } from '@pijar/cohorts/testing';
import { makePerson, type TestPerson } from '@pijar/identity/testing';
import type { TestApp } from '@pijar/shared/testing';
import type { AttemptInput } from '@pijar/submissions/contracts';
import { attemptOf, type Scene } from './scene';

/** A hand-in as staff enter it for a participant. */
export const entryOf = (more: Partial<AttemptInput> = {}): AttemptInput =>
  attemptOf({ enteredFor: { reason: 'Tidak punya HP', consent: 'present' }, ...more });

/** A coach of another cohort of the same organisation. */
export async function makeCoachElsewhere(test: TestApp, scene: Scene): Promise<TestPerson> {
  const { organisationId, programme } = scene;
  const coach = await makePerson(test.db, organisationId, ['facilitator']);
  const cohortId = await makeCohort(test.db, organisationId, programme.programmeVersionId);
  await addStaff(test.db, cohortId, coach.personId);
  return coach;
}
