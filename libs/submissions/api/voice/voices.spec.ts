import { Erasure, PersonalData } from '@pijar/identity/api';
import { FILE_STORE, newId, type FileStore } from '@pijar/shared/api';
import { urlOf } from '@pijar/shared/contracts';
import { startTestApp, type TestApp } from '@pijar/shared/testing';
import {
  claimSubmission,
  correctFeedback,
  decide,
  keepVoice,
  listOwnFiles,
  maxVoiceBytes,
  saveFeedbackDraft,
  showReview,
  showSubmission,
  takeBackDecision,
  takeOverClaim,
  voiceContent,
  type ReviewView,
  type SubmissionView,
} from '@pijar/submissions/contracts';
import {
  handIn,
  makeParticipant,
  makeScene,
  pdfBytes,
  setNow,
  webmBytes,
  type Scene,
  type TestParticipant,
} from '@pijar/submissions/testing';
import { DueDecisions } from '../review/due-decisions';
import { SubmissionsApiModule } from '../submissions-api.module';
import { VoiceSweep } from './voice-sweep.service';

const words = { scores: { jelas: 2, jujur: 3, lengkap: 1 }, good: 'Rapi.', change: 'Terangi.' };
const sound = webmBytes();

describe('what a reviewer says aloud', () => {
  let test: TestApp;
  let scene: Scene;
  let who: TestParticipant;
  let submissionId: string;
  let attemptId: string;
  let voiceId: string;

  beforeAll(async () => {
    test = await startTestApp([SubmissionsApiModule], { PIJAR_UNDO_SECONDS: '30' });
    scene = await makeScene(test);
  });
  afterAll(() => test.close());
  afterEach(() => setNow(test));
  beforeEach(async () => {
    voiceId = newId();
    who = await makeParticipant(test, scene.organisationId, scene.cohortId);
    ({ submissionId, attemptId } = await handIn(test, who, scene.programme.steps['a1']!));
    await claim();
  });

  const claim = (as = scene.coach) =>
    test.call({ method: 'POST', url: urlOf(claimSubmission, { submissionId }), as });
  const speak = (more: { as?: { cookie: string }; bytes?: Buffer; seconds?: unknown } = {}) =>
    test.call({
      method: 'PUT',
      url: `${urlOf(keepVoice, { submissionId, attemptId, voiceId })}?seconds=${more.seconds ?? 42}`,
      as: more.as ?? scene.coach,
      headers: { 'content-type': 'audio/webm' },
      payload: more.bytes ?? sound,
    });
  const draft = (more: object = {}, as = scene.coach) =>
    test.call({
      method: 'PUT',
      url: urlOf(saveFeedbackDraft, { submissionId }),
      as,
      payload: { attemptId, version: 0, ...words, voiceId, ...more },
    });
  const answer = (more: object = {}) =>
    test.call({
      method: 'POST',
      url: urlOf(decide, { submissionId }),
      as: scene.coach,
      payload: {
        decisionId: newId(),
        attemptId,
        decision: 'returned',
        ...words,
        voiceId,
        ...more,
      },
    });
  const takeEffect = async () => {
    await test.db.query('update sent_decision set due_at = now()');
    await test.app.get(DueDecisions).happenAll();
  };
  const hear = (as: { cookie: string }, headers: Record<string, string> = {}) =>
    test.call({ method: 'GET', url: urlOf(voiceContent, { voiceId }), as, headers });
  const seen = async () =>
    (
      await test.call({ method: 'GET', url: urlOf(showSubmission, { submissionId }), as: who })
    ).json<SubmissionView>();
  const review = async (as = scene.coach) =>
    (
      await test.call({ method: 'GET', url: urlOf(showReview, { submissionId }), as })
    ).json<ReviewView>();
  const storedKey = async () =>
    (await test.db.query('select stored_key from feedback_voice where id = $1', [voiceId]))[0]
      ?.stored_key as string | undefined;
  const sweepLater = async () => {
    setNow(test, new Date(Date.now() + 25 * 3_600_000));
    await test.app.get(VoiceSweep).run();
  };

  it('is kept once, with the draft, and heard by her alone until it is sent', async () => {
    const first = await speak();
    expect(first.json()).toEqual({
      id: voiceId,
      seconds: 42,
      bytes: sound.length,
      type: 'audio/webm',
    });
    expect((await speak()).json()).toEqual(first.json());
    expect((await draft()).statusCode).toBe(200);
    expect((await review()).draft?.voice).toEqual(first.json());
    expect((await hear(scene.coach)).statusCode).toBe(200);
    for (const other of [who, scene.otherCoach, scene.officer, scene.stranger, scene.neighbour]) {
      expect((await hear(other)).statusCode).toBe(404);
    }
  });

  it('reaches the participant with the decision, whole or in part', async () => {
    await speak();
    const decisionId = newId();
    await answer({ decisionId });
    expect((await hear(who)).statusCode).toBe(404);
    await test.call({
      method: 'DELETE',
      url: urlOf(takeBackDecision, { submissionId, decisionId }),
      as: scene.coach,
    });
    expect((await review()).draft?.voice).toMatchObject({ id: voiceId });
    await answer();
    await takeEffect();
    expect((await seen()).attempts[0]!.feedback?.voice).toEqual({
      id: voiceId,
      seconds: 42,
      bytes: sound.length,
      type: 'audio/webm',
    });
    const heard = await hear(who);
    expect(heard.rawPayload.equals(sound)).toBe(true);
    expect(heard.headers['content-type']).toBe('audio/webm');
    const part = await hear(who, { range: 'bytes=0-9' });
    expect([part.statusCode, part.rawPayload.length]).toEqual([206, 10]);
    for (const reviewer of [scene.otherCoach, scene.officer, scene.admin]) {
      expect((await hear(reviewer)).statusCode).toBe(200);
    }
    const outside = [scene.neighbour, scene.stranger, scene.strangeOfficer, scene.formerCoach];
    for (const other of outside) expect((await hear(other)).statusCode).toBe(404);
  });

  it('is listed for a phone that keeps it, to her alone', async () => {
    const list = (as: { cookie: string }) =>
      test.call({ method: 'GET', url: urlOf(listOwnFiles, who), as });
    await speak();
    await answer();
    await takeEffect();
    const at = { stepId: scene.programme.steps['a1'], url: urlOf(voiceContent, { voiceId }) };
    expect((await list(who)).json()).toEqual({ items: [{ ...at, bytes: sound.length }] });
    for (const other of [scene.coach, scene.officer, scene.neighbour]) {
      expect((await list(other)).statusCode).toBe(404);
    }
  });

  it('goes out of her hearing when a correction takes it away', async () => {
    await speak();
    await answer();
    await takeEffect();
    const correct = (version: number, more: object = {}) =>
      test.call({
        method: 'POST',
        url: urlOf(correctFeedback, { submissionId, attemptId }),
        as: scene.coach,
        payload: { correctionId: newId(), version, ...words, reason: 'Salah lihat.', ...more },
      });
    expect((await correct(1)).json()).toMatchObject({ voice: { id: voiceId } });
    expect((await correct(2, { voiceId: null })).json()).toMatchObject({ voice: null });
    expect((await hear(who)).statusCode).toBe(404);
    expect((await hear(scene.coach)).statusCode).toBe(200);
    voiceId = newId();
    expect((await speak({ as: scene.otherCoach })).statusCode).toBe(404);
    expect((await speak()).statusCode).toBe(200);
    expect((await correct(3, { voiceId })).json()).toMatchObject({ voice: { id: voiceId } });
    expect((await hear(who)).statusCode).toBe(200);
  });

  it('is taken only from whoever holds the work', async () => {
    const late = await speak({ as: scene.otherCoach });
    expect(late.json()).toMatchObject({
      type: '/problems/lease-lost',
      current: { lease: { holder: { id: scene.coach.personId } } },
    });
    for (const nobody of [scene.stranger, scene.formerCoach, who, scene.neighbour]) {
      expect([403, 404]).toContain((await speak({ as: nobody })).statusCode);
    }
  });

  it('goes along with a draft that is taken over, and with nothing else', async () => {
    await speak();
    expect((await draft({}, scene.otherCoach)).json().errors).toMatchObject([
      { pointer: '/body/voiceId', code: 'unknown' },
    ]);
    await draft();
    await test.call({
      method: 'POST',
      url: urlOf(takeOverClaim, { submissionId }),
      as: scene.otherCoach,
    });
    expect((await review(scene.otherCoach)).draft?.voice).toMatchObject({ id: voiceId });
    expect((await hear(scene.otherCoach)).statusCode).toBe(200);
    expect((await draft({ good: 'Bagus.', version: 1 }, scene.otherCoach)).statusCode).toBe(200);
  });

  it('is of one attempt only', async () => {
    await speak();
    const mine = { submissionId, attemptId };
    who = scene.neighbour;
    ({ submissionId, attemptId } = await handIn(test, who, scene.programme.steps['a1']!));
    await claim();
    expect((await draft()).statusCode).toBe(422);
    expect((await speak()).json()).toMatchObject({ type: '/problems/key-reused' });
    attemptId = mine.attemptId;
    voiceId = newId();
    expect((await speak()).statusCode).toBe(404);
  });

  it('is told by its content, and has an end', async () => {
    expect((await speak({ bytes: pdfBytes() })).json().errors).toMatchObject([
      { pointer: '/body', code: 'not-sound' },
    ]);
    voiceId = newId();
    expect((await speak({ bytes: webmBytes(['V_VP8', 'A_OPUS']) })).statusCode).toBe(422);
    voiceId = newId();
    const large = Buffer.concat([sound, Buffer.alloc(maxVoiceBytes)]);
    expect((await speak({ bytes: large })).statusCode).toBe(413);
    for (const seconds of [0, 181, 'x']) {
      expect((await speak({ seconds })).statusCode).toBe(422);
    }
    expect((await draft()).statusCode).toBe(422);
  });

  it('is refused with another sound under its id', async () => {
    await speak();
    expect((await speak({ bytes: webmBytes(['A_VORBIS']) })).json()).toMatchObject({
      type: '/problems/key-reused',
    });
    const elsewhere = await test.call({
      method: 'POST',
      url: urlOf(claimSubmission, { submissionId }),
      as: scene.coach,
      headers: { 'content-type': 'audio/webm' },
      payload: sound,
    });
    expect(elsewhere.statusCode).toBe(400);
  });

  it('goes after a day when nothing names it, and stays as long as something does', async () => {
    const files = test.app.get<FileStore>(FILE_STORE);
    await speak();
    await draft();
    const key = (await storedKey())!;
    await sweepLater();
    expect(await files.exists(key)).toBe(true);
    setNow(test);
    await draft({ voiceId: null, version: 1 });
    await sweepLater();
    expect(await files.exists(key)).toBe(false);
    expect(await storedKey()).toBeUndefined();
  });

  it('is in the participant’s own data, and goes with her', async () => {
    const files = test.app.get<FileStore>(FILE_STORE);
    await speak();
    await answer();
    await takeEffect();
    const key = (await storedKey())!;
    let text = '';
    const pieces = test.app
      .get(PersonalData, { strict: false })
      .json(test.db.manager, who.personId);
    for await (const piece of pieces) text += piece;
    expect(text).toContain(urlOf(voiceContent, { voiceId }));
    await test.db.transaction((manager) =>
      test.app.get(Erasure, { strict: false }).run(manager, who.personId),
    );
    await test.app.get(VoiceSweep).run();
    expect(await files.exists(key)).toBe(false);
    expect(await storedKey()).toBeUndefined();
  });

  it('goes with whoever spoke; her written words stay', async () => {
    const files = test.app.get<FileStore>(FILE_STORE);
    await speak();
    await answer();
    await takeEffect();
    const key = (await storedKey())!;
    await test.db.transaction((manager) =>
      test.app.get(Erasure, { strict: false }).run(manager, scene.coach.personId),
    );
    await test.app.get(VoiceSweep).run();
    expect(await files.exists(key)).toBe(false);
    expect((await seen()).attempts[0]!.feedback).toMatchObject({ voice: null, good: 'Rapi.' });
  });
});
