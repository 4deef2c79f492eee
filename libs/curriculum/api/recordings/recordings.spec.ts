import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { maxRecordingBytes, type RecordingView } from '@pijar/curriculum/contracts';
import { makeProgramme, makeSound, otherPath } from '@pijar/curriculum/testing';
import { IdentityApiModule } from '@pijar/identity/api';
import { makeOrganisation, makePerson, type TestPerson } from '@pijar/identity/testing';
import { Background, FILE_STORE, newId, type FileStore } from '@pijar/shared/api';
import {
  startRedis,
  startTestApp,
  until,
  type TestApp,
  type TestRedis,
} from '@pijar/shared/testing';
import { CurriculumApiModule } from '../curriculum-api.module';
import { RecordingTranscoding } from './recording-transcoding';

let redis: TestRedis;
let test: TestApp;
let programmeId: string;
let officer: TestPerson;
let mp3: Buffer;

beforeAll(async () => {
  [redis, mp3] = await Promise.all([startRedis(), makeSound('mp3', 5)]);
});
afterAll(() => redis.stop());

const list = '/api/v1/lesson-recordings';
const input = () => ({
  ...{ programmeId, lessonCode: 'l1', language: 'sas', title: 'Diceritakan Inaq Sri' },
  transcript: 'Ini yang dikatakan di dalam rekaman.',
});
const put = (recordingId: string, as = officer, payload: object = input()) =>
  test.call({ method: 'PUT', as, url: `${list}/${recordingId}`, payload });
const putSound = (recordingId: string, payload: Buffer, as = officer, query = '?seconds=5') =>
  test.call({
    ...{ method: 'PUT', as, url: `${list}/${recordingId}/sound${query}`, payload },
    headers: { 'content-type': 'application/octet-stream' },
  });
const find = async (recordingId: string): Promise<RecordingView> => {
  const { items } = (await test.call({ method: 'GET', as: officer, url: list })).json();
  return items.find((each: RecordingView) => each.recordingId === recordingId);
};
const settled = async (recordingId: string): Promise<RecordingView> => {
  await until(async () => (await find(recordingId)).state !== 'waiting');
  return find(recordingId);
};
async function recorded(bytes: Buffer, query?: string): Promise<RecordingView> {
  const recordingId = newId();
  await put(recordingId);
  expect((await putSound(recordingId, bytes, officer, query)).json().state).toBe('waiting');
  return settled(recordingId);
}
const bytesOf = async (url: string, headers = {}) => test.call({ method: 'GET', url, headers });
const keysOf = async (recordingId: string): Promise<string[]> => {
  const rows = await test.db.query(
    `select original_key as key from lesson_recording where id = $1 and original_key is not null
     union select file_key from lesson_recording_sound where recording_id = $1`,
    [recordingId],
  );
  return rows.map(({ key }: { key: string }) => key);
};
const areGone = async (keys: string[]): Promise<boolean> => {
  const store = test.app.get<FileStore>(FILE_STORE);
  return (await Promise.all(keys.map((key) => store.exists(key)))).every((isHere) => !isHere);
};
/** What ffprobe says of a sound. */
function probed(bytes: Buffer): { codec: string; channels: number; seconds: number; tags: string } {
  const dir = mkdtempSync(path.join(tmpdir(), 'pijar-probe-'));
  try {
    writeFileSync(path.join(dir, 'sound'), bytes);
    const wanted = ['-show_streams', '-show_format', '-of', 'json', path.join(dir, 'sound')];
    const { streams, format } = JSON.parse(
      execFileSync('ffprobe', ['-v', 'error', ...wanted]).toString(),
    );
    const [{ codec_name: codec, channels }] = streams;
    const tags = JSON.stringify([streams[0].tags, format.tags]);
    return { codec, channels, seconds: Number(format.duration), tags };
  } finally {
    rmSync(dir, { recursive: true });
  }
}

async function start(environment: Record<string, string>): Promise<void> {
  test = await startTestApp([IdentityApiModule, CurriculumApiModule], environment);
  const { programmeVersionId } = await makeProgramme(test.db);
  [{ programme_id: programmeId }] = await test.db.query(
    'select programme_id from programme_version where id = $1',
    [programmeVersionId],
  );
  officer = await makePerson(test.db, await makeOrganisation(test.db), ['officer']);
}

describe.each([
  ['PostgreSQL', () => ({})],
  ['Redis', () => ({ REDIS_URL: redis.url })],
])('a recording, with jobs on %s', (_name, environment: () => Record<string, string>) => {
  beforeAll(async () => {
    await start(environment());
    await test.app.get(Background).start();
  });
  afterAll(() => test.close());

  it('is made small in two formats, and tells no place', async () => {
    expect(mp3.includes('Dusun Rahasia')).toBe(true);
    const view = await recorded(mp3, '');
    expect(view).toMatchObject({ state: 'ready', fault: null, isAsUploaded: false });
    const { sound } = view;
    expect(sound).toMatchObject({ seconds: 5, transcript: input().transcript });
    const opus = await bytesOf(sound!.opus!.url);
    const aac = await bytesOf(sound!.url);
    expect(opus.headers['content-type']).toBe('audio/ogg');
    expect(probed(opus.rawPayload)).toMatchObject({ codec: 'opus', channels: 1 });
    expect(aac.headers['content-type']).toBe('audio/mp4');
    expect(probed(aac.rawPayload)).toMatchObject({ codec: 'aac', channels: 1 });
    for (const { rawPayload } of [opus, aac]) {
      expect(probed(rawPayload).seconds).toBeCloseTo(5, 0);
      expect(rawPayload.includes('Rahasia') || probed(rawPayload).tags.includes('-08.5')).toBe(
        false,
      );
    }
    expect([opus.rawPayload.length, aac.rawPayload.length]).toEqual([
      sound!.opus!.bytes,
      sound!.bytes,
    ]);
    // 24 kbit/s and 48 kbit/s, with their containers.
    expect(sound!.opus!.bytes).toBeLessThan((5 * 32_000) / 8);
    const part = await bytesOf(sound!.url, { range: 'bytes=10-19' });
    expect(part.statusCode).toBe(206);
    expect(part.rawPayload.equals(aac.rawPayload.subarray(10, 20))).toBe(true);
  });

  it('stays as it was uploaded where there is no ffmpeg, and is made small later', async () => {
    let view: RecordingView;
    {
      using _none = otherPath();
      view = await recorded(mp3);
    }
    expect(view).toMatchObject({ state: 'ready', isAsUploaded: true, sound: { seconds: 5 } });
    expect(view.sound!.opus).toBeUndefined();
    expect((await bytesOf(view.sound!.url)).rawPayload.equals(mp3)).toBe(true);
    const again = { method: 'POST', as: officer, url: `${list}/${view.recordingId}/transcoding` };
    expect((await test.call(again as never)).json().state).toBe('waiting');
    expect(await settled(view.recordingId)).toMatchObject({
      ...{ state: 'ready', isAsUploaded: false, sound: { opus: { type: 'audio/ogg' } } },
    });
    expect((await bytesOf(view.sound!.url)).statusCode).toBe(404);
    expect((await test.call(again as never)).json().type).toBe('/problems/nothing-to-transcode');
  });
});

describe('a recording', () => {
  beforeAll(async () => {
    await start({});
    await test.app.get(Background).start();
  });
  afterAll(() => test.close());

  it.each(['m4a', 'wav', 'webm'])('may come as %s', async (ending) => {
    expect(await recorded(await makeSound(ending, 2))).toMatchObject({
      ...{ state: 'ready', sound: { seconds: 2 } },
    });
  });

  it('of a format that browsers do not play needs ffmpeg', async () => {
    const amr = Buffer.concat([Buffer.from('#!AMR\n'), Buffer.alloc(640, 0x3c)]);
    using _none = otherPath();
    expect(await recorded(amr)).toMatchObject({ state: 'failed', fault: 'ffmpeg-needed' });
  });

  it('that cannot be read says so; another file takes its place, and the first one goes', async () => {
    const cut = Buffer.concat([Buffer.from('RIFF\x10\x00\x00\x00WAVEfmt '), Buffer.alloc(4_000)]);
    const view = await recorded(cut);
    expect(view).toMatchObject({ state: 'failed', fault: 'unreadable' });
    const before = await keysOf(view.recordingId);
    expect([before.length, await areGone(before)]).toEqual([1, false]);
    await putSound(view.recordingId, mp3);
    expect(await settled(view.recordingId)).toMatchObject({ state: 'ready', fault: null });
    await until(() => areGone(before));
  });

  it('is refused by its content, whatever it is called, and when it is too large', async () => {
    const recordingId = newId();
    await put(recordingId);
    for (const bytes of [
      Buffer.from('#EXTM3U\nfile:///etc/passwd'),
      Buffer.from('%PDF-1.7'),
      Buffer.alloc(0),
    ]) {
      const refused = await putSound(recordingId, bytes);
      expect(refused.statusCode).toBe(422);
      expect(refused.json().errors).toMatchObject([{ pointer: '/body/sound', code: 'not-sound' }]);
    }
    const large = await putSound(recordingId, Buffer.alloc(maxRecordingBytes + 1));
    expect(large.statusCode).toBe(413);
    expect(await find(recordingId)).toMatchObject({ state: 'empty', sound: null });
  });

  it('keeps its words when they change; needs a transcript and a lesson that there is', async () => {
    const view = await recorded(mp3);
    const changed = { ...input(), title: 'Judul lain' };
    expect((await put(view.recordingId, officer, changed)).json()).toMatchObject({
      ...{ title: 'Judul lain', state: 'ready', lessonTitle: 'Langkah l1' },
    });
    const bad = [
      [{ transcript: ' ' }, '/body/transcript'],
      [{ language: 'xx' }, '/body/language'],
      [{ lessonCode: 'q1' }, '/body/lessonCode'],
    ] as const;
    for (const [wrong, pointer] of bad) {
      const refused = await put(newId(), officer, { ...input(), ...wrong });
      expect(refused.statusCode).toBe(422);
      expect(refused.json().errors[0].pointer).toBe(pointer);
    }
  });

  it('leaves nothing behind when it is removed', async () => {
    const view = await recorded(mp3);
    const keys = await keysOf(view.recordingId);
    expect([keys.length, await areGone(keys)]).toEqual([2, false]);
    const url = `${list}/${view.recordingId}`;
    expect((await test.call({ method: 'DELETE', as: officer, url })).statusCode).toBe(204);
    expect(await find(view.recordingId)).toBeUndefined();
    expect((await bytesOf(view.sound!.opus!.url)).statusCode).toBe(404);
    await until(() => areGone(keys));
  });

  it('belongs to the officers and admins of its organisation', async () => {
    const { recordingId } = await recorded(mp3);
    const other = await makePerson(test.db, await makeOrganisation(test.db), ['officer']);
    const admin = await makePerson(test.db, await makeOrganisation(test.db), ['admin']);
    for (const as of [other, admin]) {
      const url = `${list}/${recordingId}`;
      expect((await put(recordingId, as)).statusCode).toBe(404);
      expect((await putSound(recordingId, mp3, as)).statusCode).toBe(404);
      expect((await test.call({ method: 'DELETE', as, url })).statusCode).toBe(404);
      expect((await test.call({ method: 'GET', as, url: list })).json().items).toEqual([]);
    }
    const [{ organisation_id: own }] = await test.db.query(
      'select organisation_id from lesson_recording where id = $1',
      [recordingId],
    );
    for (const role of ['participant', 'facilitator'] as const) {
      const as = await makePerson(test.db, own, [role]);
      expect((await put(recordingId, as)).statusCode).toBe(403);
      expect((await putSound(recordingId, mp3, as)).statusCode).toBe(403);
      expect((await test.call({ method: 'GET', as, url: list })).statusCode).toBe(403);
    }
    expect((await test.call({ method: 'GET', url: list })).statusCode).toBe(401);
  });
});

describe('a recording that nobody works on yet', () => {
  beforeAll(() => start({}));
  afterAll(() => test.close());

  it('is told after the last try of a machine in trouble, and may be tried once more', async () => {
    const recordingId = newId();
    await put(recordingId);
    await putSound(recordingId, mp3);
    const [originalKey] = await keysOf(recordingId);
    const signal = new AbortController().signal;
    const run = (attempt: number) =>
      test.app
        .get(RecordingTranscoding)
        .run({ recordingId, originalKey: originalKey! }, { attempt, signal });
    {
      using _killed = otherPath('kill -9 $$');
      await expect(run(1)).rejects.toThrow('SIGKILL');
      expect(await find(recordingId)).toMatchObject({ state: 'waiting' });
      await expect(run(3)).rejects.toThrow('SIGKILL');
    }
    expect(await find(recordingId)).toMatchObject({ state: 'failed', fault: 'trouble' });
    await run(1);
    await run(1);
    expect(await find(recordingId)).toMatchObject({ state: 'ready', fault: null });
  });

  it('sends its bytes to its own address and nowhere else', async () => {
    const answer = await test.call({
      ...{ method: 'PUT', as: officer, url: `${list}/${newId()}`, payload: mp3 },
      headers: { 'content-type': 'application/octet-stream' },
    });
    expect(answer.statusCode).toBe(400);
  });
});
