import { readNumber } from '@pijar/credentials/contracts';
import {
  announceCompletion,
  issueCertificate,
  startCertificateWorld,
  type CertificateWorld,
} from '@pijar/credentials/testing';
import { makeMembership } from '@pijar/cohorts/testing';
import { makePerson } from '@pijar/identity/testing';
import { deliver, EventHandlers } from '@pijar/shared/api';
import { deliverEvents } from '@pijar/shared/testing';

let world: CertificateWorld;
beforeAll(async () => {
  world = await startCertificateWorld();
});
afterAll(() => world.close());

const certificatesOf = (membershipId: string) =>
  world.db.query(
    `select *, to_char(issued_on, 'YYYY-MM-DD') as day from certificate
      where membership_id = $1 order by id`,
    [membershipId],
  ) as Promise<Record<string, unknown>[]>;

const newMembership = async (fullName: string) => {
  const person = await makePerson(world.db, world.organisationId, ['participant'], { fullName });
  return makeMembership(world, world.cohortId, person.personId);
};

describe('a completed stage', () => {
  it('is proved by a certificate that says what was true on that day', async () => {
    const { certificateId, membershipId } = await issueCertificate(world, 'Siti Nurhaliza');
    await world.db.query(`update person set full_name = 'Lain' where full_name = 'Siti Nurhaliza'`);
    const [row, ...more] = await certificatesOf(membershipId);
    expect(more).toEqual([]);
    expect(row).toMatchObject({
      id: certificateId,
      scope: 'stage',
      name: 'Siti Nurhaliza',
      programme_title: 'PIJAR Uji',
      stage_title: 'Orientasi',
      place: 'Aikmel',
      state: 'valid',
    });
    expect(readNumber(String(row!['number']))).toBe(row!['number']);
  });

  it('is announced once, and its paper is kept', async () => {
    const { certificateId, owner } = await issueCertificate(world);
    const announced = await world.db.query(
      `select payload from outbox_event where type = 'certificate.issued' and payload->>'certificateId' = $1`,
      [certificateId],
    );
    expect(announced).toEqual([{ payload: { certificateId, personId: owner.personId } }]);
    const [row] = await world.db.query(
      'select pdf_key, pdf_wanted_at from certificate where id = $1',
      [certificateId],
    );
    expect(row).toEqual({ pdf_key: expect.stringMatching(/^certificates\//), pdf_wanted_at: null });
  });

  it('carries the day it was where the cohort is', async () => {
    const membershipId = await newMembership('Dewi');
    // 23:30 in Jakarta is already the next day in Makassar, where the cohort of the builder is.
    await world.db.query(
      `update stage_progress set state = 'done', done_at = '2026-03-01T23:30:00+07:00'
        where membership_id = $1 and stage_id = $2`,
      [membershipId, world.programme.stages.internalisasi],
    );
    await announceCompletion(world, membershipId, world.programme.stages.internalisasi);
    await deliverEvents(world);
    expect((await certificatesOf(membershipId))[0]).toMatchObject({ day: '2026-03-02' });
  });

  it('gives one certificate when the event comes twice', async () => {
    const { membershipId } = await issueCertificate(world);
    await announceCompletion(world, membershipId, world.programme.stages.orientasi);
    await deliverEvents(world);
    expect(await certificatesOf(membershipId)).toHaveLength(1);
  });

  it('gives one certificate when two handlers work at once', async () => {
    const membershipId = await newMembership('Rahma');
    const stage = world.programme.stages.orientasi;
    for (let times = 0; times < 6; times += 1) await announceCompletion(world, membershipId, stage);
    const events = (await world.db.query(
      `select id from outbox_event where relayed_at is null and payload->>'membershipId' = $1`,
      [membershipId],
    )) as { id: string }[];
    const handlers = world.app.get(EventHandlers, { strict: false });
    const handler = 'credentials.issue-for-stage';
    await Promise.all(
      [...events, ...events].map(({ id }) =>
        deliver({ eventId: id, type: 'stage.completed', handler }, world.db, handlers),
      ),
    );
    expect(await certificatesOf(membershipId)).toHaveLength(1);
    await deliverEvents(world);
  });

  it('gives nothing for a person who was erased meanwhile', async () => {
    const membershipId = await newMembership('Erna');
    await world.db.query(`update person set erased_at = now() where full_name = 'Erna'`);
    await announceCompletion(world, membershipId, world.programme.stages.orientasi);
    await deliverEvents(world);
    expect(await certificatesOf(membershipId)).toEqual([]);
  });
});

describe('a completed programme', () => {
  it('is proved by a certificate of its own, beside those of its stages', async () => {
    const { membershipId } = await issueCertificate(world, 'Nur', world.programme.stages.mastery);
    await announceCompletion(world, membershipId, null);
    await announceCompletion(world, membershipId, null);
    await deliverEvents(world);
    const rows = await certificatesOf(membershipId);
    expect(rows.map((row) => [row['scope'], row['stage_title']])).toEqual([
      ['stage', 'Mastery'],
      ['programme', null],
    ]);
  });
});
