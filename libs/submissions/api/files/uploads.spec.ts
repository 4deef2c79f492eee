import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { FILE_STORE, newId, type FileStore } from '@pijar/shared/api';
import { urlOf, type Problem } from '@pijar/shared/contracts';
import { startS3, startTestApp, type TestApp, type TestS3 } from '@pijar/shared/testing';
import { SubmissionsApiModule } from '@pijar/submissions/api';
import {
  maxFileBytes,
  maxLooseFiles,
  showFile,
  uploadsPath,
  type FileView,
} from '@pijar/submissions/contracts';
import {
  beginUpload,
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
  type TestParticipant,
} from '@pijar/submissions/testing';
import sharp from 'sharp';
import { IncomingStore } from './incoming-store';

let s3: TestS3;
beforeAll(async () => {
  s3 = await startS3();
});
afterAll(() => s3.stop());

const inBucket = () => ({
  S3_ENDPOINT: s3.endpoint,
  S3_BUCKET: `bucket-${randomBytes(6).toString('hex')}`,
  S3_ACCESS_KEY_ID: s3.accessKeyId,
  S3_SECRET_ACCESS_KEY: s3.secretAccessKey,
});
const stores: [string, () => Record<string, string>][] = [
  ['a folder', () => ({})],
  ['an S3 bucket', inBucket],
];
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

describe.each(stores)('uploads to %s', (_name, environment) => {
  let folder: string;
  let test: TestApp;
  let scene: Scene;
  let who: TestParticipant;
  let stepId: string;

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'pijar-uploads-'));
    test = await startTestApp([SubmissionsApiModule], {
      PIJAR_DATA_DIR: folder,
      ...environment(),
    });
    scene = await makeScene(test);
    stepId = scene.programme.steps['a1']!;
  });
  afterAll(async () => {
    await test.close();
    rmSync(folder, { recursive: true, force: true });
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

  it('goes on where the line was cut', async () => {
    const bytes = Buffer.concat([pdfBytes(), randomBytes(6_000_000)]);
    const begun = await beginUpload(test, who, stepId, bytes.length, { name: 'buku.pdf' });
    const url = String(begun.headers.location);
    let offset = 0;
    for (const piece of [1, 700_000, 5_100_001]) {
      const sent = await sendBytes(test, who, url, offset, bytes.subarray(offset, offset + piece));
      offset += piece;
      expect([sent.statusCode, sent.headers['upload-offset']]).toEqual([204, String(offset)]);
      expect((await head(url)).headers['upload-offset']).toBe(String(offset));
    }
    const wrong = await sendBytes(test, who, url, 5, bytes.subarray(5));
    expect([wrong.statusCode, typeOf(wrong)]).toEqual([409, '/problems/offset-conflict']);
    expect((await sendBytes(test, who, url, offset, bytes.subarray(offset))).statusCode).toBe(204);
    const fileId = url.slice(url.lastIndexOf('/') + 1);
    expect(await view(fileId)).toMatchObject({ state: 'ready', receivedSha256: sha256(bytes) });
    // Whoever missed the last answer asks again and hears that all is here.
    expect((await head(url)).headers).toMatchObject({
      'upload-offset': String(bytes.length),
      'upload-length': String(bytes.length),
    });
    expect((await sendBytes(test, who, url, bytes.length, Buffer.alloc(0))).statusCode).toBe(204);
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

  it('keeps one of two requests that send the same bytes', async () => {
    const bytes = Buffer.concat([pdfBytes(), randomBytes(1_500_000)]);
    const begun = await beginUpload(test, who, stepId, bytes.length, { name: 'buku.pdf' });
    const url = String(begun.headers.location);
    const answers = await Promise.all([1, 2, 3].map(() => sendBytes(test, who, url, 0, bytes)));
    const codes = answers.map((answer) => answer.statusCode).sort();
    expect(codes).toEqual([204, 409, 409]);
    const file = await view(url.slice(url.lastIndexOf('/') + 1));
    expect(file).toMatchObject({ state: 'ready', receivedSha256: sha256(bytes) });
    expect(await leftOf(file.id)).toEqual([]);
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

  it('refuses bytes that are not those that were sent', async () => {
    const bytes = pdfBytes();
    const file = await uploadFile(test, who, stepId, bytes, { sha256: sha256(randomBytes(5)) });
    expect(file).toMatchObject({
      state: 'refused',
      refusal: 'file-corrupted',
      receivedSha256: sha256(bytes),
    });
  });

  it('takes at most 25 MB, as declared and as sent, and never nothing', async () => {
    const tooLarge = await beginUpload(test, who, stepId, maxFileBytes + 1);
    expect([tooLarge.statusCode, typeOf(tooLarge)]).toEqual([413, '/problems/file-too-large']);
    const empty = await beginUpload(test, who, stepId, 0);
    expect([empty.statusCode, typeOf(empty)]).toEqual([422, '/problems/file-empty']);
    const begun = await beginUpload(test, who, stepId, 10);
    const more = await sendBytes(test, who, String(begun.headers.location), 0, randomBytes(11));
    expect([more.statusCode, typeOf(more)]).toEqual([413, '/problems/file-too-large']);
  });

  it('is given up by its owner', async () => {
    const file = await uploadFile(test, who, stepId, await photoBytes());
    const stored = await storedOf(file.id);
    const url = `${uploadsPath}/${file.id}`;
    const gone = await test.call({ method: 'DELETE', url, headers: tusHeaders, as: who });
    expect(gone.statusCode).toBe(204);
    expect(await kept(stored.stored_key)).toBeNull();
    expect(await kept(stored.preview_key)).toBeNull();
    expect((await head(url)).statusCode).toBe(404);
  });

  it('is nobody else’s by any method', async () => {
    const bytes = pdfBytes();
    const begun = await beginUpload(test, who, stepId, bytes.length);
    const url = String(begun.headers.location);
    const others = [scene.neighbour, scene.stranger, scene.coach, scene.officer, scene.admin];
    for (const method of ['HEAD', 'PATCH', 'DELETE', 'GET'] as const) {
      const request = {
        method,
        url,
        headers: {
          ...tusHeaders,
          'upload-offset': '0',
          ...(method === 'PATCH' && { 'content-type': 'application/offset+octet-stream' }),
        },
        ...(method === 'PATCH' && { payload: bytes }),
      };
      for (const as of others) expect((await test.call({ ...request, as })).statusCode).toBe(404);
      expect((await test.call(request)).statusCode).toBe(401);
    }
    for (const method of ['POST', 'OPTIONS'] as const) {
      const nobody = await test.call({ method, url: uploadsPath, headers: tusHeaders });
      expect(nobody.statusCode).toBe(401);
    }
    expect((await head(url)).headers['upload-offset']).toBe('0');
    for (const as of others) {
      const theirs = await beginUpload(test, { ...who, cookie: as.cookie }, stepId, 10);
      expect([theirs.statusCode, typeOf(theirs)]).toEqual([404, '/problems/not-found']);
    }
  });

  it('is not begun from another site', async () => {
    const answer = await test.call({
      method: 'POST',
      url: uploadsPath,
      as: who,
      headers: { ...tusHeaders, 'upload-length': '5', 'sec-fetch-site': 'cross-site' },
    });
    expect([answer.statusCode, typeOf(answer)]).toEqual([403, '/problems/other-origin']);
  });

  it('needs to know what it is for', async () => {
    const answer = await beginUpload(test, who, stepId, 10, { stepId: 'x', sha256: 'y' });
    expect(answer.statusCode).toBe(422);
    expect(answer.json<Problem>().errors?.map((fault) => fault.pointer)).toEqual([
      '/metadata/stepId',
      '/metadata/sha256',
    ]);
    expect((await beginUpload(test, who, newId(), 10)).statusCode).toBe(404);
    const lesson = scene.programme.steps['l1']!;
    expect((await beginUpload(test, who, lesson, 10)).statusCode).toBe(404);
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

  it('has a limit on what is begun and never handed in', async () => {
    await test.db.query(
      `insert into upload (id, owner_id, membership_id, step_id, name, declared_type, size, expires_at)
       select gen_random_uuid(), $1, $2, $3, 'x', '', 1, now() + interval '1 day'
         from generate_series(1, $4)`,
      [who.personId, who.membershipId, stepId, maxLooseFiles],
    );
    const answer = await beginUpload(test, who, stepId, 10);
    expect([answer.statusCode, typeOf(answer)]).toEqual([429, '/problems/too-many-uploads']);
    expect(answer.headers['retry-after']).toBe('3600');
  });

  it('answers a request that is not tus with a problem', async () => {
    const answers = await Promise.all([
      test.call({ method: 'POST', url: uploadsPath, as: who }),
      test.call({ method: 'POST', url: uploadsPath, as: who, headers: tusHeaders }),
      test.call({
        method: 'POST',
        url: uploadsPath,
        as: who,
        headers: { ...tusHeaders, 'upload-length': '-1', 'upload-metadata': '###' },
      }),
      test.call({ method: 'PATCH', url: `${uploadsPath}/..%2f..%2fpasswd`, as: who }),
      test.call({ method: 'HEAD', url: `${uploadsPath}/${newId()}`, as: who }),
    ]);
    expect(answers.map((answer) => answer.statusCode)).toEqual([412, 400, 400, 404, 404]);
  });
});

async function hugePicture(): Promise<Buffer> {
  return sharp({
    create: { width: 10_000, height: 10_000, channels: 3, background: '#fff' },
  })
    .png({ compressionLevel: 9 })
    .toBuffer();
}
