import path from 'node:path';
import { pair } from '@pijar/mentoring/testing';
import { Keyring, newId, newSecret } from '@pijar/shared/api';
import { startScript, until } from '@pijar/shared/testing';
import { learner, test, useMentoring } from '../testing-mentoring';
import { rotateNotes } from './rotate-notes';

useMentoring();

const [before, now] = [newSecret(), newSecret()];
const texts = ['Satu.', 'Dua.', 'Tiga.', 'Empat.'];
let ids: string[];

/** Notes as they were sealed with the secret of before. */
beforeEach(async () => {
  await pair(test.db, learner.membershipId, learner.coach.personId);
  await test.db.query('delete from sensitive_note');
  ids = texts.map(() => newId());
  const { personId } = learner.owner;
  for (const [i, text] of texts.entries()) {
    const { keyId, bytes } = new Keyring(before).seal(text, [ids[i]!, personId]);
    await test.db.query(
      `insert into sensitive_note (id, person_id, membership_id, author_id, written_as, written_at, key_id, sealed)
       values ($1, $2, $3, $4, 'coach', now(), $5, $6)`,
      [ids[i], personId, learner.membershipId, learner.coach.personId, keyId, bytes],
    );
  }
});

/** What each note says, and whether it says so with the present secret. */
async function standing(keyring: Keyring): Promise<[string, boolean][]> {
  const rows = (await test.db.query(
    'select id, person_id, key_id as "keyId", sealed as bytes from sensitive_note order by id',
  )) as { id: string; person_id: string; keyId: string; bytes: Buffer }[];
  return rows.map((row) => [
    keyring.open(row, [row.id, row.person_id]),
    row.keyId === new Keyring(now).presentId,
  ]);
}
const doneOf = async () => (await standing(new Keyring(now, [before]))).map(([, isDone]) => isDone);

describe('changing the secret', () => {
  it('is finished by the next run when one is killed half-way, and every note opens all the time', async () => {
    const keyring = new Keyring(now, [before]);
    // The run comes to the third note and waits there, because somebody else holds it.
    const holder = test.db.createQueryRunner();
    await holder.connect();
    await holder.startTransaction();
    await holder.query('select 1 from sensitive_note where id = $1 for update', [ids[2]]);
    const victim = startScript(path.join(__dirname, 'testing-rotation.script.ts'), {
      ...{ DATABASE_URL: test.databaseUrl, PRESENT: now, OLD: before },
    });
    await victim.said('begun');
    await until(async () => (await doneOf()).join() === 'true,true,false,false');
    await victim.end('SIGKILL');
    await holder.rollbackTransaction();
    await holder.release();
    await until(async () => {
      const sql = `select 1 from pg_stat_activity where application_name = 'rotation' and datname = current_database()`;
      return ((await test.db.query(sql)) as unknown[]).length === 0;
    });
    expect(await standing(keyring)).toEqual(texts.map((text, i) => [text, i < 2]));
    expect(await rotateNotes(test.db, keyring)).toEqual({ count: 2, unreadable: 0 });
    expect(await standing(new Keyring(now))).toEqual(texts.map((text) => [text, true]));
    expect(await rotateNotes(test.db, keyring)).toEqual({ count: 0, unreadable: 0 });
  });

  it('leaves alone what it cannot open, and goes on', async () => {
    const [first, second] = ids;
    await test.db.query(
      'update sensitive_note set sealed = (select sealed from sensitive_note where id = $2) where id = $1',
      [first, second],
    );
    expect(await rotateNotes(test.db, new Keyring(now, [before]))).toEqual({
      ...{ count: 3, unreadable: 1 },
    });
    expect(await rotateNotes(test.db, new Keyring(now))).toEqual({ count: 0, unreadable: 1 });
  });
});
