import { addStaff, makeCohort, makeMembership } from '@pijar/cohorts/testing';
import { makeProgramme, type TestProgramme } from '@pijar/curriculum/testing';
import { makeOrganisation, makePerson, type TestPerson } from '@pijar/identity/testing';
import type { TestApp } from '@pijar/shared/testing';
import type { DataSource, EntityManager } from 'typeorm';

/** One participant with everybody who may, or may not, open her rows. */
export interface TestLearner {
  programme: TestProgramme;
  organisationId: string;
  cohortId: string;
  membershipId: string;
  owner: TestPerson;
  /** Another participant of the same cohort. */
  otherOwner: TestPerson;
  coach: TestPerson;
  /** Was staff of the cohort and left. */
  formerCoach: TestPerson;
  officer: TestPerson;
  /** Officer and coach of another organisation. */
  otherOfficer: TestPerson;
  admin: TestPerson;
}

export async function makeLearner(test: TestApp): Promise<TestLearner> {
  const { db } = test;
  const programme = await makeProgramme(db);
  const organisationId = await makeOrganisation(db);
  const otherOrganisationId = await makeOrganisation(db);
  const cohortId = await makeCohort(db, organisationId, programme.programmeVersionId);
  const [owner, otherOwner, coach, formerCoach, officer, otherOfficer, admin] = await Promise.all([
    makePerson(db, organisationId, ['participant']),
    makePerson(db, organisationId, ['participant']),
    makePerson(db, organisationId, ['facilitator']),
    makePerson(db, organisationId, ['facilitator']),
    makePerson(db, organisationId, ['officer']),
    makePerson(db, otherOrganisationId, ['officer', 'facilitator']),
    makePerson(db, otherOrganisationId, ['admin']),
  ]);
  await addStaff(db, cohortId, coach.personId);
  await addStaff(db, cohortId, formerCoach.personId);
  await db.query('update cohort_staff set left_at = now() where person_id = $1', [
    formerCoach.personId,
  ]);
  const membershipId = await makeMembership(test, cohortId, owner.personId);
  await makeMembership(test, cohortId, otherOwner.personId);
  return {
    ...{ programme, organisationId, cohortId, membershipId },
    ...{ owner, otherOwner, coach, formerCoach, officer, otherOfficer, admin },
  };
}

/** What is used of StepReports; @pijar/learning/api is tested with this room and cannot be imported by it. */
interface Reports {
  reportAll(
    manager: EntityManager,
    reports: {
      membershipId: string;
      stepId: string;
      state: 'done';
      evidence: Record<string, unknown>;
      actorId: null;
    }[],
  ): Promise<void>;
}

/** Reports steps as done, by their codes, as the contexts that own them do. */
export async function finishSteps(
  db: DataSource,
  reports: Reports,
  learner: Pick<TestLearner, 'membershipId' | 'programme'>,
  ...codes: string[]
): Promise<void> {
  await db.transaction((manager) =>
    reports.reportAll(
      manager,
      codes.map((code) => ({
        membershipId: learner.membershipId,
        stepId: learner.programme.steps[code]!,
        state: 'done',
        evidence: {},
        actorId: null,
      })),
    ),
  );
}

/** The codes that complete the first, and the second stage of makeProgramme. */
export const stageSteps = {
  internalisasi: ['l1', 'a1'],
  orientasi: ['hari-1', 'hari-2', 'oa1'],
} as const;
