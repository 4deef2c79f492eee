import { makeNextVersion } from '@pijar/curriculum/testing';
import { moveCohort } from '@pijar/learning/testing';
import {
  announceCompletion,
  issueCertificate,
  startCertificateWorld,
  type CertificateWorld,
} from '@pijar/credentials/testing';
import { makeMembership } from '@pijar/cohorts/testing';
import { makePerson } from '@pijar/identity/testing';
import { LearningApiModule } from '@pijar/learning/api';
import { deliverEvents } from '@pijar/shared/testing';

let world: CertificateWorld;
beforeAll(async () => {
  world = await startCertificateWorld([LearningApiModule]);
});
afterAll(() => world.close());

const certificatesOf = (membershipId: string) =>
  world.db.query('select * from certificate where membership_id = $1 order by id', [membershipId]);

it('a certificate stays as it is when the cohort moves to another version', async () => {
  const { membershipId } = await issueCertificate(world);
  const before = await certificatesOf(membershipId);
  const { programmeVersionId } = await makeNextVersion(world.db, world.programme);
  await moveCohort(world, world.officer, world.cohortId, programmeVersionId);
  await deliverEvents(world);
  expect(await certificatesOf(membershipId)).toEqual(before);
});

it('a stage completed just before is proved once, though the news of it comes after the move', async () => {
  const person = await makePerson(world.db, world.organisationId, ['participant']);
  const membershipId = await makeMembership(world, world.cohortId, person.personId);
  await announceCompletion(world, membershipId, world.programme.stages.internalisasi);
  const { programmeVersionId } = await makeNextVersion(world.db, world.programme);
  await moveCohort(world, world.officer, world.cohortId, programmeVersionId);
  await deliverEvents(world);
  expect(await certificatesOf(membershipId)).toMatchObject([
    { scope: 'stage', stage_title: 'Internalisasi', state: 'valid' },
  ]);
});
