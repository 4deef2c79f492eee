import { newId } from '@pijar/shared/api';
import { urlOf } from '@pijar/shared/contracts';
import { startTestApp, type TestApp } from '@pijar/shared/testing';
import {
  claimSubmission,
  correctFeedback,
  decide,
  markLimits,
  saveFeedbackDraft,
  showReview,
  showSubmission,
  takeBackDecision,
  takeOverClaim,
  type FeedbackView,
  type ReviewView,
  type SubmissionView,
} from '@pijar/submissions/contracts';
import {
  attemptOf,
  handIn,
  makeParticipant,
  makeScene,
  photoBytes,
  uploadFile,
  wavBytes,
  type Scene,
  type TestParticipant,
} from '@pijar/submissions/testing';
import { SubmissionsApiModule } from '../submissions-api.module';
import { DueDecisions } from './due-decisions';

const words = { scores: { jelas: 2, jujur: 3, lengkap: 1 }, good: 'Rapi.', change: 'Terangi.' };

describe('marks on a photo', () => {
  let test: TestApp;
  let scene: Scene;
  let who: TestParticipant;
  let submissionId: string;
  let attemptId: string;
  let fileId: string;
  let voiceFileId: string;

  beforeAll(async () => {
    test = await startTestApp([SubmissionsApiModule], { PIJAR_UNDO_SECONDS: '30' });
    scene = await makeScene(test);
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    who = await makeParticipant(test, scene.organisationId, scene.cohortId);
    ({ submissionId, attemptId, fileId, voiceFileId } = await send(who));
    await test.call({
      method: 'POST',
      url: urlOf(claimSubmission, { submissionId }),
      as: scene.coach,
    });
  });

  const send = async (sender: TestParticipant) => {
    const stepId = scene.programme.steps['a1']!;
    const photo = await uploadFile(test, sender, stepId, await photoBytes());
    const voice = await uploadFile(test, sender, stepId, wavBytes());
    const input = attemptOf({ uploadIds: [photo.id, voice.id] });
    return {
      ...(await handIn(test, sender, stepId, input)),
      fileId: photo.id,
      voiceFileId: voice.id,
    };
  };
  const marksOf = (more: object = {}) => [
    {
      fileId,
      quarters: 1,
      strokes: [{ colour: 'red', points: [0.1, 0.2, 0.3, 0.40001] }],
      notes: [{ x: 0.5, y: 1, text: ' Terlalu gelap di sini ' }],
      ...more,
    },
  ];
  const kept = () => [
    {
      fileId,
      quarters: 1,
      strokes: [{ colour: 'red', points: [0.1, 0.2, 0.3, 0.4] }],
      notes: [{ x: 0.5, y: 1, text: 'Terlalu gelap di sini' }],
    },
  ];
  const draw = (marks: unknown, as = scene.coach, version = 0) =>
    test.call({
      method: 'PUT',
      url: urlOf(saveFeedbackDraft, { submissionId }),
      as,
      payload: { attemptId, version, ...words, marks },
    });
  const answer = (more: object = {}, as = scene.coach) =>
    test.call({
      method: 'POST',
      url: urlOf(decide, { submissionId }),
      as,
      payload: {
        decisionId: newId(),
        attemptId,
        decision: 'returned',
        ...words,
        marks: marksOf(),
        ...more,
      },
    });
  const takeEffect = async () => {
    await test.db.query('update sent_decision set due_at = now()');
    await test.app.get(DueDecisions).happenAll();
  };
  const seen = async () =>
    (
      await test.call({ method: 'GET', url: urlOf(showSubmission, { submissionId }), as: who })
    ).json<SubmissionView>();
  const review = async (as = scene.coach) =>
    (
      await test.call({ method: 'GET', url: urlOf(showReview, { submissionId }), as })
    ).json<ReviewView>();

  it('are kept with the draft, and the same again is no change', async () => {
    expect((await draw(marksOf())).statusCode).toBe(200);
    expect((await review()).draft).toMatchObject({ marks: kept(), voice: null, version: 1 });
    expect((await draw(marksOf())).json()).toMatchObject({ draft: { version: 1 } });
    expect((await draw([], scene.coach, 1)).json()).toMatchObject({
      draft: { version: 2, marks: [] },
    });
  });

  it('reach her with the decision and not before, and go back to the draft when it is taken back', async () => {
    const decisionId = newId();
    expect((await answer({ decisionId })).statusCode).toBe(200);
    expect((await answer({ decisionId })).statusCode).toBe(200);
    expect((await answer({ decisionId, marks: [] })).json()).toMatchObject({
      type: '/problems/key-reused',
    });
    expect((await seen()).attempts[0]!.feedback).toBeNull();
    const url = urlOf(takeBackDecision, { submissionId, decisionId });
    await test.call({ method: 'DELETE', url, as: scene.coach });
    expect((await review()).draft).toMatchObject({ marks: kept() });
    await answer();
    await takeEffect();
    expect((await seen()).attempts[0]!.feedback).toMatchObject({ marks: kept() });
  });

  it('stay in a correction that says nothing of them, and change in one that does', async () => {
    await answer();
    await takeEffect();
    const correct = (version: number, more: object = {}) =>
      test.call({
        method: 'POST',
        url: urlOf(correctFeedback, { submissionId, attemptId }),
        as: scene.coach,
        payload: { correctionId: newId(), version, ...words, reason: 'Salah lihat.', ...more },
      });
    expect((await correct(1)).json<FeedbackView>().marks).toEqual(kept());
    expect((await correct(2, { marks: [] })).json<FeedbackView>().marks).toEqual([]);
    expect((await seen()).attempts[0]!.feedback).toMatchObject({ version: 3, marks: [] });
    const versions = await test.db.query(
      'select jsonb_array_length(marks) as count from feedback where attempt_id = $1 order by version',
      [attemptId],
    );
    expect(versions).toEqual([{ count: 1 }, { count: 1 }, { count: 0 }]);
  });

  it('go along with a draft that is taken over', async () => {
    await draw(marksOf());
    await test.call({
      method: 'POST',
      url: urlOf(takeOverClaim, { submissionId }),
      as: scene.otherCoach,
    });
    expect((await review(scene.otherCoach)).draft).toMatchObject({ marks: kept() });
  });

  it('of somebody who does not hold the work stay her draft', async () => {
    const late = await answer({}, scene.otherCoach);
    expect(late.json()).toMatchObject({
      type: '/problems/lease-lost',
      current: { draft: { marks: kept() } },
    });
    await answer({ marks: [] });
    await takeEffect();
    expect((await seen()).attempts[0]!.feedback).toMatchObject({ marks: [] });
    for (const nobody of [scene.stranger, scene.strangeOfficer, scene.formerCoach, who]) {
      expect([403, 404]).toContain((await draw(marksOf(), nobody)).statusCode);
    }
  });

  it('are refused on anything but a photo of the attempt', async () => {
    const other = await send(scene.neighbour);
    const unknown = [
      { pointer: '/body/marks/0/fileId', code: 'unknown', detail: expect.any(String) },
    ];
    for (const strange of [other.fileId, voiceFileId, newId()]) {
      const answers = [
        await draw(marksOf({ fileId: strange })),
        await answer({ marks: marksOf({ fileId: strange }) }),
      ];
      for (const refused of answers) {
        expect(refused.statusCode).toBe(422);
        expect(refused.json().errors).toEqual(unknown);
      }
    }
  });

  it.each([
    ['a coordinate beyond the photo', { strokes: [{ colour: 'red', points: [0.5, 1.01] }] }],
    ['a coordinate before it', { notes: [{ x: -0.01, y: 0, text: 'a' }] }],
    ['half a point', { strokes: [{ colour: 'red', points: [0.5, 0.5, 0.5] }] }],
    ['no point', { strokes: [{ colour: 'red', points: [] }] }],
    ['a number in words', { strokes: [{ colour: 'red', points: ['0.5', '0.5'] }] }],
    ['a colour that is none of the pen', { strokes: [{ colour: '#f00', points: [0, 0] }] }],
    [
      'too many strokes',
      {
        strokes: Array.from({ length: markLimits.strokes + 1 }, () => ({
          colour: 'red',
          points: [0, 0],
        })),
      },
    ],
    [
      'a stroke without end',
      { strokes: [{ colour: 'red', points: Array(2 * markLimits.pointsOfStroke + 2).fill(0.5) }] },
    ],
    [
      'too many points in all',
      {
        strokes: Array.from({ length: 8 }, () => ({
          colour: 'red',
          points: Array(2 * markLimits.pointsOfStroke).fill(0.5),
        })),
      },
    ],
    [
      'too many notes',
      {
        notes: Array.from({ length: markLimits.notes + 1 }, () => ({ x: 0, y: 0, text: 'a' })),
      },
    ],
    ['a note without words', { notes: [{ x: 0, y: 0, text: '  ' }] }],
    ['a note that is a letter', { notes: [{ x: 0, y: 0, text: 'a'.repeat(201) }] }],
    ['a fifth quarter', { quarters: 4 }],
    ['something more', { script: 'x' }],
  ])('are refused with %s', async (_what, more) => {
    const refused = await draw(marksOf(more));
    expect(refused.statusCode).toBe(422);
    expect(refused.json().errors[0].pointer).toMatch(/^\/body\/marks\/0/);
  });

  it('are refused twice for one photo', async () => {
    expect((await draw([...marksOf(), ...marksOf()])).statusCode).toBe(422);
  });
});
