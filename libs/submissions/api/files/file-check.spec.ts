import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { FILE_STORE, type FileStore } from '@pijar/shared/api';
import { urlOf, type Problem } from '@pijar/shared/contracts';
import { startTestApp, type TestApp } from '@pijar/shared/testing';
import { SubmissionsApiModule } from '../submissions-api.module';
import { showFile, type FileView } from '@pijar/submissions/contracts';
import {
  beginUpload,
  fileStores,
  makeParticipant,
  makeScene,
  mp4Bytes,
  pdfBytes,
  photoBytes,
  sendBytes,
  tusHeaders,
  uploadFile,
  wavBytes,
  webmBytes,
  type Scene,
  type TestFileStore,
  type TestParticipant,
} from '@pijar/submissions/testing';
import sharp from 'sharp';
import { IncomingStore } from './incoming-store';

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

describe.each(fileStores)('the check of a file in %s', (_name, open) => {
  let store: TestFileStore;
  let test: TestApp;
  let scene: Scene;
  let who: TestParticipant;
  let stepId: string;

  beforeAll(async () => {
    store = await open();
    test = await startTestApp([SubmissionsApiModule], store.environment);
    scene = await makeScene(test);
    stepId = scene.programme.steps['a1']!;
  });
  afterAll(async () => {
    await test.close();
    await store.stop();
  });
  beforeEach(async () => {
    who = await makeParticipant(test, scene.organisationId, scene.cohortId);
  });

  const head = (url: string, as: { cookie: string } | undefined = who) =>
    test.call({ method: 'HEAD', url, headers: tusHeaders, ...(as && { as }) });
  const kept = async (key: string) => {
    const file = await test.app.get<FileStore>(FILE_STORE).read(key);
    return file && buffer(file.stream);
  };
  /** What is still kept of the bytes as they came. */
  const leftOf = async (id: string) => {
    const keys: string[] = [];
    const pieces = test.app.get<FileStore>(FILE_STORE).list(`incoming/${id}/`);
    for await (const { key } of pieces) keys.push(key);
    return keys;
  };
  const storedOf = async (id: string) =>
    (await test.db.query('select stored_key, preview_key from upload where id = $1', [id]))[0];
  const view = async (fileId: string) =>
    (
      await test.call({ method: 'GET', url: urlOf(showFile, { fileId }), as: who })
    ).json<FileView>();
  const typeOf = (answer: { body: string }) => (JSON.parse(answer.body) as Problem).type;

  it('gives a receipt for the bytes as they came and keeps only a clean copy of a photo', async () => {
    const bytes = await photoBytes({ width: 2600, height: 1300, hasPlace: true });
    expect(bytes.includes('PonselRahasia')).toBe(true);
    const file = await uploadFile(test, who, stepId, bytes, { sha256: sha256(bytes) });
    expect(file).toMatchObject({
      state: 'ready',
      kind: 'photo',
      type: 'image/jpeg',
      name: 'foto.jpg',
      size: bytes.length,
      receivedSha256: sha256(bytes),
      hasPreview: true,
      // Turned upright as its EXIF says, then made smaller.
      width: 1000,
      height: 2000,
      attemptId: null,
    });
    const stored = await storedOf(file.id);
    const image = (await kept(stored.stored_key))!;
    expect(image.includes('PonselRahasia')).toBe(false);
    expect((await sharp(image).metadata()).exif).toBeUndefined();
    expect(await sharp((await kept(stored.preview_key))!).metadata()).toMatchObject({
      format: 'webp',
      width: 240,
      height: 480,
    });
    // Nothing of what came is left.
    expect(await leftOf(file.id)).toEqual([]);
  });

  it('keeps documents and voice notes as they are', async () => {
    const files: [string, Buffer, object][] = [
      ['catatan.pdf', pdfBytes(), { kind: 'document', type: 'application/pdf' }],
      ['suara.webm', webmBytes(), { kind: 'voice', type: 'audio/webm' }],
      ['suara.m4a', mp4Bytes(), { kind: 'voice', type: 'audio/mp4' }],
      ['suara.wav', wavBytes(), { kind: 'voice', type: 'audio/wav' }],
    ];
    for (const [name, bytes, expected] of files) {
      const file = await uploadFile(test, who, stepId, bytes, { name });
      expect(file).toMatchObject({ state: 'ready', name, hasPreview: false, ...expected });
      expect(await kept((await storedOf(file.id)).stored_key)).toEqual(bytes);
    }
  });

  it('begins a check anew that died with its process', async () => {
    const bytes = pdfBytes();
    const begun = await beginUpload(test, who, stepId, bytes.length);
    const id = String(begun.headers.location).split('/').pop()!;
    await test.app.get(IncomingStore).write(Readable.from([bytes]), id, 0);
    const checkingUntil = (when: string) =>
      test.db.query(
        `update upload set state = 'checking', checking_until = now() + $2::interval where id = $1`,
        [id, when],
      );
    await checkingUntil('1 minute');
    expect((await view(id)).state).toBe('checking');
    await checkingUntil('-1 second');
    expect((await view(id)).state).toBe('ready');
  });

  it('checks a file whose process died between the last byte and the check', async () => {
    const bytes = pdfBytes();
    for (const ask of [head, (url: string) => view(url.slice(url.lastIndexOf('/') + 1))]) {
      const begun = await beginUpload(test, who, stepId, bytes.length);
      const url = String(begun.headers.location);
      const id = url.slice(url.lastIndexOf('/') + 1);
      // The last piece is kept and counted, then nothing more happens.
      await test.app.get(IncomingStore).write(Readable.from([bytes]), id, 0);
      expect((await test.db.query('select state from upload where id = $1', [id]))[0].state).toBe(
        'receiving',
      );
      await ask(url);
      expect(await view(id)).toMatchObject({ state: 'ready', receivedSha256: sha256(bytes) });
    }
  });

  it('refuses bytes that are not those that were sent', async () => {
    const bytes = pdfBytes();
    const file = await uploadFile(test, who, stepId, bytes, { sha256: sha256(randomBytes(5)) });
    expect(file).toMatchObject({
      state: 'refused',
      refusal: 'file-corrupted',
      receivedSha256: sha256(bytes),
    });
  });

  it('keeps a strange name readable', async () => {
    const names: [string, string][] = [
      ['../../etc/"kue" 🍪 \u202egpj.exe\u0000', '"kue" 🍪 gpj.exe'],
      ['C:\\foto\\Bu Sri.jpg', 'Bu Sri.jpg'],
      ['x'.repeat(300), 'x'.repeat(120)],
      ['\u0007', 'berkas'],
    ];
    for (const [name, tidy] of names) {
      expect((await uploadFile(test, who, stepId, pdfBytes(), { name })).name).toBe(tidy);
    }
  });
  it.each([
    [
      'a page named .jpg',
      async () => Buffer.from('<html><script>alert(1)</script></html>'),
      'file-type-refused',
    ],
    ['a film', async () => webmBytes(['V_VP8', 'A_OPUS']), 'file-type-refused'],
    ['a film of a phone', async () => mp4Bytes(['vide', 'soun']), 'file-type-refused'],
    [
      'a program',
      async () => Buffer.concat([Buffer.from('MZ'), randomBytes(900)]),
      'file-type-refused',
    ],
    ['10,000 × 10,000 pixels', async () => hugePicture(), 'image-too-large'],
    ['a photo cut in half', async () => (await photoBytes()).subarray(0, 9_000), 'image-broken'],
  ])('refuses %s, and loses nothing else', async (_what, make, refusal) => {
    const good = await uploadFile(test, who, stepId, await photoBytes());
    const bytes = await make();
    const begun = await beginUpload(test, who, stepId, bytes.length, { name: 'foto.jpg' });
    const url = String(begun.headers.location);
    const last = await sendBytes(test, who, url, 0, bytes);
    expect([last.statusCode, typeOf(last)]).toEqual([422, `/problems/${refusal}`]);
    expect(last.headers['content-type']).toMatch('application/problem+json');
    const fileId = url.slice(url.lastIndexOf('/') + 1);
    expect(await view(fileId)).toMatchObject({
      state: 'refused',
      refusal,
      receivedSha256: sha256(bytes),
    });
    expect(await storedOf(fileId)).toEqual({ stored_key: null, preview_key: null });
    expect((await view(good.id)).state).toBe('ready');
  });
});

async function hugePicture(): Promise<Buffer> {
  return sharp({
    create: { width: 10_000, height: 10_000, channels: 3, background: '#fff' },
  })
    .png({ compressionLevel: 9 })
    .toBuffer();
}
