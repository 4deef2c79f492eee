import { addStaff, makeCohort, makeMembership } from '@pijar/cohorts/testing';
import { makeProgramme, type TestProgramme } from '@pijar/curriculum/testing';
import { makeOrganisation, makePerson, type TestPerson } from '@pijar/identity/testing';
import { Clock, newId } from '@pijar/shared/api';
import type { TestApp } from '@pijar/shared/testing';
import { sendAttempt, type AttemptInput, type AttemptReceipt } from '@pijar/submissions/contracts';
import { urlOf } from '@pijar/shared/contracts';

/** A participant of the scene's cohort. */
export interface TestParticipant extends TestPerson {
  membershipId: string;
}

/** One organisation, one running cohort in WITA with a coach, an officer, and somebody who used to coach it. */
export interface Scene {
  organisationId: string;
  programme: TestProgramme;
  cohortId: string;
  coach: TestPerson;
  otherCoach: TestPerson;
  formerCoach: TestPerson;
  officer: TestPerson;
  admin: TestPerson;
  participant: TestParticipant;
  /** Of the same cohort. */
  neighbour: TestParticipant;
  /** Of another organisation, with the roles of this one's people. */
  stranger: TestPerson;
  strangeOfficer: TestPerson;
}

export async function makeScene(test: TestApp): Promise<Scene> {
  const { db } = test;
  const organisationId = await makeOrganisation(db);
  const elsewhere = await makeOrganisation(db);
  const programme = await makeProgramme(db);
  const cohortId = await makeCohort(db, organisationId, programme.programmeVersionId);
  const coach = await makePerson(db, organisationId, ['facilitator'], { fullName: 'Bu Sri' });
  const otherCoach = await makePerson(db, organisationId, ['facilitator'], { fullName: 'Pak Adi' });
  const formerCoach = await makePerson(db, organisationId, ['facilitator']);
  for (const person of [coach, otherCoach, formerCoach]) {
    await addStaff(db, cohortId, person.personId);
  }
  await db.query('update cohort_staff set left_at = now() where person_id = $1', [
    formerCoach.personId,
  ]);
  return {
    organisationId,
    programme,
    cohortId,
    coach,
    otherCoach,
    formerCoach,
    officer: await makePerson(db, organisationId, ['officer']),
    admin: await makePerson(db, elsewhere, ['admin']),
    participant: await makeParticipant(test, organisationId, cohortId),
    neighbour: await makeParticipant(test, organisationId, cohortId),
    stranger: await makePerson(db, elsewhere, ['participant', 'facilitator']),
    strangeOfficer: await makePerson(db, elsewhere, ['officer']),
  };
}

/** One more participant of a cohort, with her first stage open. */
export async function makeParticipant(
  test: TestApp,
  organisationId: string,
  cohortId: string,
): Promise<TestParticipant> {
  const person = await makePerson(test.db, organisationId, ['participant']);
  return { ...person, membershipId: await makeMembership(test, cohortId, person.personId) };
}

/** A hand-in as a phone sends it. */
export const attemptOf = (more: Partial<AttemptInput> = {}): AttemptInput => ({
  attemptId: newId(),
  text: 'Catatan tujuh hari saya.',
  links: [],
  uploadIds: [],
  deviceAt: new Date().toISOString(),
  ...more,
});

/** Hands in through the API as the participant; fails unless it was accepted. */
export async function handIn(
  test: TestApp,
  who: TestParticipant,
  stepId: string,
  input: AttemptInput = attemptOf(),
): Promise<AttemptReceipt> {
  const answer = await test.call({
    method: 'POST',
    url: urlOf(sendAttempt, { membershipId: who.membershipId, stepId }),
    as: who,
    payload: input,
  });
  if (answer.statusCode !== 200) throw new Error(`Handing in failed: ${answer.body}`);
  return answer.json<AttemptReceipt>();
}

/** Sets the present of the whole application; without a time it runs again. */
export function setNow(test: TestApp, at?: string | Date): void {
  const clock = test.app.get(Clock, { strict: false });
  clock.now = () => (at ? new Date(at) : new Date());
}
