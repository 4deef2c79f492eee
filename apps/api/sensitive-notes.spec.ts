import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { downloadMyData } from '@pijar/identity/contracts';
import { Erasure } from '@pijar/identity/api';
import { makePerson, problemIn, type TestPerson } from '@pijar/identity/testing';
import {
  listNotedPeople,
  listNotes,
  openNote,
  removeNote,
  writeNote,
  type SensitiveNotes,
} from '@pijar/mentoring/contracts';
import { pair } from '@pijar/mentoring/testing';
import { newId, newSecret, readSecretFile, readSettings } from '@pijar/shared/api';
import { urlOf } from '@pijar/shared/contracts';
import { startTestApp, type TestApp } from '@pijar/shared/testing';
import { makeScene, type Scene } from '@pijar/submissions/testing';
import { contexts } from './app.module';
import { runBackup } from './archive/commands';
import { runRotateSecret } from './archive/rotate-secret';
import { walk } from './testing/walk';

const words = 'Suaminya membaca HP-nya setiap malam.';

/** Narrow access, sealed outside the database's reach, every look logged. See docs/adr/0085. */
describe('a sensitive note', () => {
  let test: TestApp;
  let scene: Scene;
  let guard: TestPerson;
  let noteId: string;

  beforeAll(async () => {
    test = await startTestApp(contexts);
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    scene = await makeScene(test);
    guard = await makePerson(test.db, scene.organisationId, ['safeguarding'], {
      fullName: 'Ibu Ratna',
    });
    await pair(test.db, scene.participant.membershipId, scene.coach.personId);
    noteId = newId();
  });

  const of = () => ({ membershipId: scene.participant.membershipId });
  const write = (as: TestPerson, text = words, id = noteId, app = test) =>
    app.call({
      method: 'PUT',
      url: urlOf(writeNote, { ...of(), noteId: id }),
      as,
      payload: { text },
    });
  const open = (as: TestPerson, id = noteId, app = test) =>
    app.call({ method: 'POST', url: urlOf(openNote, { noteId: id }), as });
  const list = (as: TestPerson, app = test) =>
    app.call({ method: 'GET', url: urlOf(listNotes, of()), as });
  const itemsOf = async (as: TestPerson) => (await list(as)).json<SensitiveNotes>().items;
  const logOf = async (id = noteId) =>
    (
      (await test.db.query(
        `select action, actor_id as actor, detail from audit_entry where subject_id = $1 order by id`,
        [id],
      )) as { action: string; actor: string; detail: object }[]
    ).map(({ action, actor, detail }) => [action, actor, JSON.stringify(detail)]);

  it('is opened by its author and the safeguarding person, by nobody else, and all of it is logged', async () => {
    expect((await write(scene.coach)).statusCode).toBe(200);
    const refused = [scene.otherCoach, scene.officer, scene.admin, scene.stranger];
    for (const as of [...refused, scene.participant]) expect((await open(as)).statusCode).toBe(404);
    for (const as of [scene.coach, guard]) expect((await open(as)).json()).toEqual({ text: words });
    expect((await open(guard, newId())).statusCode).toBe(404);
    expect(await logOf()).toEqual([
      ['note.written', scene.coach.personId, '{}'],
      ...[...refused, scene.participant].map((as) => ['note.refused', as.personId, '{}']),
      ['note.opened', scene.coach.personId, '{}'],
      ['note.opened', guard.personId, '{}'],
    ]);
    // Officers see that it is there and who looked, and nothing of what it says; other coaches not even that.
    for (const as of [scene.otherCoach, scene.stranger, scene.strangeOfficer]) {
      expect((await list(as)).statusCode).toBe(404);
    }
    const [seen] = await itemsOf(scene.officer);
    expect(seen).toMatchObject({ authorName: 'Bu Sri', mayOpen: false, isMine: false });
    expect(seen!.looks[0]).toMatchObject({ byName: 'Ibu Ratna', kind: 'opened' });
    expect(await itemsOf(guard)).toMatchObject([{ mayOpen: true, isMine: false }]);
  });

  it('has no word in the database, in a backup, or in anybody’s pages', async () => {
    await write(scene.coach);
    const [row] = await test.db.query('select n::text as row from sensitive_note n where id = $1', [
      noteId,
    ]);
    expect(row.row).not.toContain(Buffer.from(words).toString('hex'));
    const folder = mkdtempSync(path.join(tmpdir(), 'pijar-notes-'));
    try {
      const archive = path.join(folder, 'pijar.tar.gz');
      const settings = readSettings({
        ...{ DATABASE_URL: test.databaseUrl, PIJAR_DATA_DIR: test.settings.dataDir },
      });
      await runBackup(settings, [archive], () => undefined);
      const packed = gunzipSync(readFileSync(archive));
      expect(packed.includes(noteId)).toBe(true);
      const [secret] = readSecretFile(test.settings.secrets.file!);
      for (const hidden of [words, Buffer.from(words).toString('hex'), secret!]) {
        expect(packed.includes(hidden)).toBe(false);
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
    const { coach, officer, admin } = scene;
    const watchers = { coach, officer, admin, guard };
    const values = { ...of(), noteId, cohortId: scene.cohortId };
    expect([...(await walk(test, { watchers, values, secrets: [words] }))]).toEqual([]);
  });

  it('of a safeguarding person is not known to officers, and of a former coach no longer hers to open', async () => {
    const byGuard = newId();
    await write(guard, words, byGuard);
    expect(await itemsOf(scene.officer)).toEqual([]);
    expect((await open(scene.officer, byGuard)).statusCode).toBe(404);
    await write(scene.coach);
    await pair(test.db, of().membershipId, scene.otherCoach.personId);
    expect((await open(scene.coach)).statusCode).toBe(404);
    expect(await itemsOf(scene.otherCoach)).toEqual([]);
    const people = (
      await test.call({ method: 'GET', url: urlOf(listNotedPeople), as: guard })
    ).json();
    expect(people.items).toMatchObject([{ ...of(), count: 2 }]);
  });

  it('is changed by its author alone, and taken away by her or the safeguarding person', async () => {
    await write(scene.coach);
    expect(problemIn(await write(guard, 'Lain.'))).toBe('409 id-taken');
    expect((await write(scene.coach, 'Baru.')).json()).toMatchObject({ isMine: true });
    expect((await open(guard)).json()).toEqual({ text: 'Baru.' });
    const remove = (as: TestPerson) =>
      test.call({ method: 'DELETE', url: urlOf(removeNote, { noteId }), as });
    expect((await remove(scene.officer)).statusCode).toBe(404);
    expect((await remove(guard)).statusCode).toBe(204);
    expect(await itemsOf(scene.coach)).toEqual([]);
  });

  it('cannot be laid under another person, and goes when she is erased', async () => {
    await write(scene.coach);
    await test.db.query('update sensitive_note set person_id = $2 where id = $1', [
      ...[noteId, scene.neighbour.personId],
    ]);
    expect(problemIn(await open(guard))).toBe('409 not-authentic');
    await test.db.query('update sensitive_note set person_id = $2 where id = $1', [
      ...[noteId, scene.participant.personId],
    ]);
    const data = await test.call({
      method: 'GET',
      url: urlOf(downloadMyData),
      as: scene.participant,
    });
    expect(data.json().sensitiveNotes).toEqual([
      { writtenAt: expect.any(String), changedAt: null },
    ]);
    await test.db.transaction((manager) =>
      test.app.get(Erasure, { strict: false }).run(manager, scene.participant.personId),
    );
    expect((await open(guard)).statusCode).toBe(404);
    expect(await test.db.query('select 1 from sensitive_note where id = $1', [noteId])).toEqual([]);
  });

  it('says plainly that its key is missing where the product runs without the secret', async () => {
    await write(scene.coach);
    // As after restoring a backup on another machine.
    const bare = await startTestApp(contexts, { DATABASE_URL: test.databaseUrl });
    try {
      expect((await list(guard, bare)).json()).toMatchObject({
        ...{ isSecretMissing: true, mayWrite: false, items: [{ isKeyMissing: true }] },
      });
      expect(problemIn(await open(guard, noteId, bare))).toBe('409 key-missing');
      expect(problemIn(await write(guard, words, newId(), bare))).toBe('409 secret-missing');
    } finally {
      await bare.close();
    }
    expect((await logOf()).at(-1)![0]).toBe('note.key-missing');
    // With a secret of its own it writes, and still says of the older ones that they cannot be opened.
    const other = await startTestApp(contexts, {
      ...{ DATABASE_URL: test.databaseUrl, PIJAR_SECRET: newSecret() },
    });
    try {
      expect((await write(guard, words, newId(), other)).statusCode).toBe(200);
      expect((await list(guard, other)).json()).toMatchObject({
        ...{ isSecretMissing: false, items: [{ isKeyMissing: false }, { isKeyMissing: true }] },
      });
    } finally {
      await other.close();
      await test.db.query('delete from sensitive_note where author_id = $1', [guard.personId]);
    }
  });

  it('opens with the new secret after it was changed, while the product runs', async () => {
    await write(scene.coach);
    const file = test.settings.secrets.file!;
    const [before] = readSecretFile(file);
    const settings = { ...test.settings, databaseUrl: test.databaseUrl };
    const said: string[] = [];
    await runRotateSecret(settings, [], (line) => said.push(line));
    const after = readSecretFile(file);
    expect([after.length, after.includes(before!)]).toEqual([1, false]);
    expect(said.join(' ')).toContain('Nothing needs the secret of before');
    expect((await open(guard)).json()).toEqual({ text: words });
    expect((await write(scene.coach, 'Kini.')).statusCode).toBe(200);
  });
});
