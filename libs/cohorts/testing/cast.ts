import { makeProgramme, type TestProgramme } from '@pijar/curriculum/testing';
import { makeOrganisation, makePerson, type TestPerson } from '@pijar/identity/testing';
import type { TestApp } from '@pijar/shared/testing';
import type { InjectOptions } from 'fastify';
import { addStaff, makeCohort, makeMembership } from './cohorts';

/** Everybody who may stand before a cohort's door, and the cohort. */
export interface Cast {
  programme: TestProgramme;
  organisationId: string;
  cohortId: string;
  membershipId: string;
  officer: TestPerson;
  otherOfficer: TestPerson;
  admin: TestPerson;
  coach: TestPerson;
  formerCoach: TestPerson;
  participant: TestPerson;
}

export async function makeCast(test: TestApp): Promise<Cast> {
  const { db } = test;
  const programme = await makeProgramme(db);
  const organisationId = await makeOrganisation(db);
  const cohortId = await makeCohort(db, organisationId, programme.programmeVersionId);
  const coach = await makePerson(db, organisationId, ['facilitator']);
  const formerCoach = await makePerson(db, organisationId, ['facilitator']);
  await addStaff(db, cohortId, coach.personId);
  await addStaff(db, cohortId, formerCoach.personId);
  await db.query('update cohort_staff set left_at = now() where person_id = $1', [
    formerCoach.personId,
  ]);
  const participant = await makePerson(db, organisationId, ['participant']);
  return {
    programme,
    organisationId,
    cohortId,
    membershipId: await makeMembership(test, cohortId, participant.personId),
    officer: await makePerson(db, organisationId, ['officer']),
    otherOfficer: await makePerson(db, await makeOrganisation(db), ['officer']),
    admin: await makePerson(db, await makeOrganisation(db), ['admin']),
    coach,
    formerCoach,
    participant,
  };
}

const roles = ['officer', 'otherOfficer', 'admin', 'coach', 'formerCoach', 'participant'] as const;
export type Statuses = Record<(typeof roles)[number] | 'nobody', number>;

/** The status that each of the cast gets for one request; the request must be one that can be sent again. */
export async function statusesOf(
  test: TestApp,
  cast: Cast,
  request: (who: string) => InjectOptions,
): Promise<Statuses> {
  const statuses: Partial<Statuses> = {
    nobody: (await test.call(request('nobody'))).statusCode,
  };
  for (const role of roles) {
    statuses[role] = (await test.call({ ...request(role), as: cast[role] })).statusCode;
  }
  return statuses as Statuses;
}

/** Only those who lead the cohort get through. */
export const leadsOnly = (status = 200): Statuses => ({
  officer: status,
  admin: status,
  otherOfficer: 404,
  coach: 403,
  formerCoach: 403,
  participant: 403,
  nobody: 401,
});

/** Those who lead the cohort and its present staff get through. */
export const staffOnly = (status = 200): Statuses => ({
  ...leadsOnly(status),
  coach: status,
  formerCoach: 404,
});
