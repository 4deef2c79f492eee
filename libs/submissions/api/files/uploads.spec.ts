import { createHash, randomBytes } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { FILE_STORE, newId, type FileStore } from '@pijar/shared/api';
import { urlOf, type Problem } from '@pijar/shared/contracts';
import { startTestApp, type TestApp } from '@pijar/shared/testing';
import { SubmissionsApiModule } from '../submissions-api.module';
import {
  maxFileBytes,
  maxLooseFiles,
  showFile,
  uploadsPath,
  type FileView,
} from '@pijar/submissions/contracts';
import {
  beginUpload,
  fileStores,
  makeParticipant,
  makeScene,
  pdfBytes,
  photoBytes,
  sendBytes,
  tusHeaders,
  uploadFile,
  type Scene,
  type TestFileStore,
  type TestParticipant,
} from '@pijar/submissions/testing';

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

describe.each(fileStores)('uploads to %s', (_name, open) => {
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
    // Staff of her cohort may send a file for her, see acting-files.spec.
    for (const as of [scene.neighbour, scene.stranger, scene.formerCoach]) {
      const theirs = await beginUpload(test, { ...who, cookie: as.cookie }, stepId, 10);
      expect([theirs.statusCode, typeOf(theirs)]).toEqual([404, '/problems/not-found']);
    }
  });

  it('takes nothing that is meant for somebody else on the same phone', async () => {
    const other = await makeParticipant(test, scene.organisationId, scene.cohortId);
    const headers = { ...tusHeaders, 'pijar-account': other.personId };
    const url = (await beginUpload(test, who, stepId, 9)).headers.location as string;
    for (const method of ['POST', 'HEAD', 'PATCH', 'DELETE'] as const) {
      const asked = { method, url: method === 'POST' ? uploadsPath : url, headers, as: who };
      expect((await test.call(asked)).statusCode).toBe(409);
    }
    expect((await head(url)).headers['upload-offset']).toBe('0');
    const hers = { ...tusHeaders, 'pijar-account': who.personId };
    const asked = await test.call({ method: 'HEAD', url, headers: hers, as: who });
    expect(asked.statusCode).toBe(200);
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
