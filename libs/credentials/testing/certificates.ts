import { CohortsApiModule } from '@pijar/cohorts/api';
import { addStaff, makeCohort, makeMembership } from '@pijar/cohorts/testing';
import { CredentialsApiModule } from '@pijar/credentials/api';
import { makeProgramme, type TestProgramme } from '@pijar/curriculum/testing';
import { IdentityApiModule } from '@pijar/identity/api';
import { makeOrganisation, makePerson, type TestPerson } from '@pijar/identity/testing';
import { programmeCompleted, stageCompleted } from '@pijar/learning/contracts';
import { Outbox } from '@pijar/shared/api';
import { deliverEvents, startTestApp, type TestApp } from '@pijar/shared/testing';

/** A cohort with everybody who may, or may not, see its certificates. */
export interface CertificateWorld extends TestApp {
  programme: TestProgramme;
  organisationId: string;
  cohortId: string;
  officer: TestPerson;
  coach: TestPerson;
  formerCoach: TestPerson;
  otherOfficer: TestPerson;
  otherCoach: TestPerson;
  admin: TestPerson;
}

/** @param more modules of contexts that the spec needs beside it */
export async function startCertificateWorld(
  more: Parameters<typeof startTestApp>[0] = [],
): Promise<CertificateWorld> {
  const test = await startTestApp(
    [IdentityApiModule, CohortsApiModule, CredentialsApiModule, ...more],
    { PUBLIC_URL: 'https://pijar.example' },
  );
  const { db } = test;
  const programme = await makeProgramme(db);
  const organisationId = await makeOrganisation(db);
  const other = await makeOrganisation(db);
  const cohortId = await makeCohort(db, organisationId, programme.programmeVersionId);
  const otherCohort = await makeCohort(db, other, programme.programmeVersionId);
  const coach = await makePerson(db, organisationId, ['facilitator']);
  const formerCoach = await makePerson(db, organisationId, ['facilitator']);
  const otherCoach = await makePerson(db, other, ['facilitator']);
  await addStaff(db, cohortId, coach.personId);
  await addStaff(db, cohortId, formerCoach.personId);
  await db.query('update cohort_staff set left_at = now() where person_id = $1', [
    formerCoach.personId,
  ]);
  await addStaff(db, otherCohort, otherCoach.personId);
  return {
    ...test,
    programme,
    organisationId,
    cohortId,
    officer: await makePerson(db, organisationId, ['officer']),
    coach,
    formerCoach,
    otherOfficer: await makePerson(db, other, ['officer']),
    otherCoach,
    admin: await makePerson(db, other, ['admin']),
  };
}

export interface TestCertificate {
  certificateId: string;
  number: string;
  membershipId: string;
  owner: TestPerson;
}

/**
 * Lets a new participant complete a stage (or the programme, with null), as learning announces it, and everything that
 * follows happen: the certificate stands and its paper is made.
 */
export async function issueCertificate(
  world: CertificateWorld,
  fullName = 'Siti Nurhaliza',
  stageId: string | null = world.programme.stages.orientasi,
): Promise<TestCertificate> {
  const owner = await makePerson(world.db, world.organisationId, ['participant'], { fullName });
  const membershipId = await makeMembership(world, world.cohortId, owner.personId);
  await announceCompletion(world, membershipId, stageId);
  await deliverEvents(world);
  const [row] = (await world.db.query(
    `select id as "certificateId", number from certificate where membership_id = $1`,
    [membershipId],
  )) as Pick<TestCertificate, 'certificateId' | 'number'>[];
  return { ...row!, membershipId, owner };
}

export async function announceCompletion(
  world: CertificateWorld,
  membershipId: string,
  stageId: string | null,
): Promise<void> {
  const outbox = world.app.get(Outbox, { strict: false });
  await world.db.transaction((manager) =>
    stageId === null
      ? outbox.add(manager, programmeCompleted, { membershipId })
      : outbox.add(manager, stageCompleted, { membershipId, stageId, isWaived: false }),
  );
}
