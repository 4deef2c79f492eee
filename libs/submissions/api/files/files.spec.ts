import { FILE_STORE, type FileStore } from '@pijar/shared/api';
import { urlOf, type Problem } from '@pijar/shared/contracts';
import { startTestApp, type TestApp } from '@pijar/shared/testing';
import { SubmissionsApiModule } from '../submissions-api.module';
import {
  discardFile,
  fileContent,
  filePreview,
  sendAttempt,
  showFile,
  showHandIn,
  showReview,
  type FileView,
  type HandInView,
  type ReviewView,
} from '@pijar/submissions/contracts';
import {
  attemptOf,
  handIn,
  makeParticipant,
  makeScene,
  pdfBytes,
  photoBytes,
  setNow,
  uploadFile,
  wavBytes,
  type Scene,
  type TestParticipant,
} from '@pijar/submissions/testing';
import { SubmissionSweeps } from '../submission-sweeps';

describe('files', () => {
  let test: TestApp;
  let scene: Scene;
  let who: TestParticipant;
  let stepId: string;

  beforeAll(async () => {
    test = await startTestApp([SubmissionsApiModule]);
    scene = await makeScene(test);
    stepId = scene.programme.steps['a1']!;
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    setNow(test);
    who = await makeParticipant(test, scene.organisationId, scene.cohortId);
  });

  const get = (
    route: { path: string },
    fileId: string,
    as: { cookie: string } | undefined,
    headers: Record<string, string> = {},
  ) => test.call({ method: 'GET', url: urlOf(route, { fileId }), headers, ...(as && { as }) });
  const send = (uploadIds: string[], as = who) =>
    test.call({
      method: 'POST',
      url: urlOf(sendAttempt, { membershipId: as.membershipId, stepId }),
      as,
      payload: attemptOf({ text: '', uploadIds }),
    });
  const composer = async () =>
    (
      await test.call({
        method: 'GET',
        url: urlOf(showHandIn, { membershipId: who.membershipId, stepId }),
        as: who,
      })
    ).json<HandInView>();

  it('become part of an attempt in her order, and once', async () => {
    const photo = await uploadFile(test, who, stepId, await photoBytes());
    const voice = await uploadFile(test, who, stepId, wavBytes(), { name: 'suara.wav' });
    expect((await composer()).looseFiles.map((file) => file.id)).toEqual([photo.id, voice.id]);
    const sent = await send([voice.id, photo.id]);
    expect(sent.statusCode).toBe(200);
    const view = await composer();
    expect(view.looseFiles).toEqual([]);
    const [attempt] = view.submission!.attempts;
    expect(attempt!.files.map((file) => [file.id, file.attemptId === attempt!.id])).toEqual([
      [voice.id, true],
      [photo.id, true],
    ]);
    const review = await test.call({
      method: 'GET',
      url: urlOf(showReview, { submissionId: view.submission!.id }),
      as: scene.coach,
    });
    expect(review.json<ReviewView>().attempts[0]!.files.map((file) => file.kind)).toEqual([
      'voice',
      'photo',
    ]);
    const kept = await test.call({
      method: 'DELETE',
      url: urlOf(discardFile, { fileId: photo.id }),
      as: who,
    });
    expect([kept.statusCode, kept.json<Problem>().type]).toEqual([409, '/problems/upload-bound']);
  });

  it('are refused in a hand-in when they are bound, refused, unfinished, twice or another’s', async () => {
    const neighbour = await makeParticipant(test, scene.organisationId, scene.cohortId);
    const theirs = await uploadFile(test, neighbour, stepId, pdfBytes());
    const mine = await uploadFile(test, who, stepId, pdfBytes());
    const refused = await uploadFile(test, who, stepId, Buffer.from('bukan apa-apa'));
    const bound = await uploadFile(test, who, stepId, pdfBytes());
    await test.db.query(
      `insert into submission (id, membership_id, cohort_id, step_id, state)
       select gen_random_uuid(), $1, $2, id, 'draft' from step where code = 'oa1' and id = $3`,
      [who.membershipId, scene.cohortId, scene.programme.steps['oa1']],
    );
    await test.db.query(
      `insert into submission_attempt (id, submission_id, number, device_at)
       select gen_random_uuid(), id, 1, now() from submission where membership_id = $1`,
      [who.membershipId],
    );
    await test.db.query(
      `update upload set attempt_id = (select a.id from submission_attempt a
          join submission s on s.id = a.submission_id where s.membership_id = $2) where id = $1`,
      [bound.id, who.membershipId],
    );
    const cases: [string[], string, string][] = [
      [[theirs.id], '/body/uploadIds/0', 'unknown'],
      [[mine.id, mine.id], '/body/uploadIds/1', 'twice'],
      [[mine.id, refused.id], '/body/uploadIds/1', 'refused'],
      [[bound.id], '/body/uploadIds/0', 'bound'],
    ];
    for (const [ids, pointer, code] of cases) {
      const answer = await send(ids);
      expect(answer.statusCode).toBe(422);
      expect(answer.json<Problem>().errors).toMatchObject([{ pointer, code }]);
    }
    expect((await send([mine.id])).statusCode).toBe(200);
  });

  it('are shown to the owner alone, and after the hand-in also to the staff of today', async () => {
    const file = await uploadFile(test, who, stepId, await photoBytes());
    const everybody: [string, { cookie: string } | undefined, number, number][] = [
      ['owner', who, 200, 200],
      ['coach', scene.coach, 404, 200],
      ['officer', scene.officer, 404, 200],
      ['admin', scene.admin, 404, 200],
      ['neighbour', scene.neighbour, 404, 404],
      ['former coach', scene.formerCoach, 404, 404],
      ['other organisation', scene.stranger, 404, 404],
      ['officer of another organisation', scene.strangeOfficer, 404, 404],
      ['nobody', undefined, 401, 401],
    ];
    const codes = async () => {
      const seen = [];
      for (const [name, as] of everybody) {
        const answers = [];
        for (const route of [showFile, fileContent, filePreview]) {
          answers.push((await get(route, file.id, as)).statusCode);
        }
        seen.push([name, ...new Set(answers)]);
      }
      return seen;
    };
    expect(await codes()).toEqual(everybody.map(([name, , before]) => [name, before]));
    await handIn(test, who, stepId, attemptOf({ uploadIds: [file.id] }));
    expect(await codes()).toEqual(everybody.map(([name, , , after]) => [name, after]));
    for (const as of [scene.coach, scene.neighbour]) {
      const url = urlOf(discardFile, { fileId: file.id });
      expect((await test.call({ method: 'DELETE', url, as })).statusCode).toBe(404);
    }
  });

  it('are handed out so that they cannot do harm', async () => {
    const photo = await uploadFile(test, who, stepId, await photoBytes(), {
      name: '"kue" 🍪.PNG',
    });
    const answer = await get(fileContent, photo.id, who);
    expect(answer.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; frame-ancestors 'self'; sandbox",
      'cache-control': 'private, no-cache',
      'content-disposition': `inline; filename="_kue_ __.jpg"; filename*=UTF-8''%22kue%22%20%F0%9F%8D%AA.jpg`,
      'accept-ranges': 'bytes',
    });
    expect(answer.rawPayload.subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]));
    const pdf = await uploadFile(test, who, stepId, pdfBytes(), { name: 'catatan.pdf' });
    const shown = await get(fileContent, pdf.id, who);
    expect(shown.headers['content-disposition']).toMatch(/^inline/);
    expect(shown.headers['content-security-policy']).not.toContain('sandbox');
    expect((await get(filePreview, pdf.id, who)).statusCode).toBe(404);
    const small = await get(filePreview, photo.id, who);
    expect(small.headers['content-type']).toBe('image/webp');
    const again = await get(fileContent, photo.id, who, {
      'if-none-match': String(answer.headers.etag),
    });
    expect([again.statusCode, again.rawPayload.length]).toEqual([304, 0]);
  });

  it('are handed out in part, as players of voice notes ask', async () => {
    const bytes = wavBytes();
    const file = await uploadFile(test, who, stepId, bytes, { name: 'suara.wav' });
    const part = await get(fileContent, file.id, who, { range: 'bytes=10-19' });
    expect(part.statusCode).toBe(206);
    expect(part.headers).toMatchObject({
      'content-range': `bytes 10-19/${bytes.length}`,
      'content-length': '10',
    });
    expect(part.rawPayload).toEqual(bytes.subarray(10, 20));
    const tail = await get(fileContent, file.id, who, { range: 'bytes=-4' });
    expect(tail.rawPayload).toEqual(bytes.subarray(-4));
    const beyond = await get(fileContent, file.id, who, { range: 'bytes=99999-' });
    expect([beyond.statusCode, beyond.headers['content-range']]).toEqual([
      416,
      `bytes */${bytes.length}`,
    ]);
    const odd = await get(fileContent, file.id, who, { range: 'bytes=a-b,5-' });
    expect([odd.statusCode, odd.rawPayload.length]).toEqual([200, bytes.length]);
  });

  it('are removed on request, and when nobody handed them in for two weeks', async () => {
    const unwanted = await uploadFile(test, who, stepId, pdfBytes());
    const url = urlOf(discardFile, { fileId: unwanted.id });
    expect((await test.call({ method: 'DELETE', url, as: who })).statusCode).toBe(204);
    expect((await get(showFile, unwanted.id, who)).statusCode).toBe(404);
    const forgotten = await uploadFile(test, who, stepId, await photoBytes());
    const used = await uploadFile(test, who, stepId, pdfBytes());
    await handIn(test, who, stepId, attemptOf({ uploadIds: [used.id] }));
    const stored = await test.db.query(
      'select id, stored_key, preview_key from upload where id = any($1)',
      [[forgotten.id, used.id]],
    );
    const sweeps = test.app.get(SubmissionSweeps);
    await sweeps.removeLooseFiles();
    expect((await get(showFile, forgotten.id, who)).statusCode).toBe(200);
    setNow(test, new Date(Date.now() + 15 * 86_400_000));
    expect(await sweeps.removeLooseFiles()).toBeGreaterThan(0);
    expect(await sweeps.removeLooseFiles()).toBe(0);
    expect((await get(showFile, forgotten.id, who)).statusCode).toBe(404);
    const files = test.app.get<FileStore>(FILE_STORE);
    for (const row of stored) {
      const isUsed = row.id === used.id;
      expect(await files.exists(row.stored_key)).toBe(isUsed);
      if (row.preview_key) expect(await files.exists(row.preview_key)).toBe(false);
    }
    expect((await get(showFile, used.id, who)).json<FileView>().state).toBe('ready');
  });
});
