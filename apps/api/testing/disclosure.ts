import { newId } from '@pijar/shared/api';
import { urlOf } from '@pijar/shared/contracts';
import { deliverEvents, type TestApp } from '@pijar/shared/testing';
import {
  claimSubmission,
  decide,
  restrictSubmission,
  saveFeedbackDraft,
} from '@pijar/submissions/contracts';
import { attemptOf, handIn, photoBytes, uploadFile, type Scene } from '@pijar/submissions/testing';

/** What somebody discloses in it. */
export const words = 'Majikan menahan paspor saya dan memukul saya.';
/** What the coach adds for the safeguarding person. */
export const note = 'Ia minta dihubungi sore hari.';
const scores = { jelas: 2, jujur: 3, lengkap: 2 };

export interface Disclosure {
  submissionId: string;
  /** Oldest first. */
  attemptIds: string[];
  fileId: string;
  /** Under which it is, or would be, restricted. */
  restrictionId: string;
  stepId: string;
}

/** Handed in with a photo, returned, handed in again; the coach reads it and has begun to write. */
export async function disclose(test: TestApp, scene: Scene): Promise<Disclosure> {
  const who = scene.participant;
  const stepId = scene.programme.steps['a1']!;
  await test.db.query(
    `update step_progress set state = 'open' where membership_id = $1 and step_id = $2`,
    [who.membershipId, stepId],
  );
  const asCoach = async (method: 'POST' | 'PUT', url: string, payload: object = {}) => {
    const answer = await test.call({ method, url, as: scene.coach, payload });
    if (answer.statusCode >= 300) throw new Error(`The coach could not: ${answer.body}`);
  };
  const file = await uploadFile(test, who, stepId, await photoBytes());
  const first = await handIn(test, who, stepId, attemptOf({ text: words, uploadIds: [file.id] }));
  const params = { submissionId: first.submissionId };
  await asCoach('POST', urlOf(claimSubmission, params));
  await asCoach('POST', urlOf(decide, params), {
    ...{ decisionId: newId(), attemptId: first.attemptId, decision: 'returned' },
    ...{ good: words, change: words, scores },
  });
  const second = await handIn(test, who, stepId, attemptOf({ text: words }));
  await asCoach('POST', urlOf(claimSubmission, params));
  await asCoach('PUT', urlOf(saveFeedbackDraft, params), {
    ...{ attemptId: second.attemptId, scores: {}, good: words, change: '', version: 0 },
  });
  await deliverEvents(test);
  const attemptIds = [first.attemptId, second.attemptId];
  return { ...params, attemptIds, fileId: file.id, restrictionId: newId(), stepId };
}

export const restrict = (test: TestApp, work: Disclosure, as: { cookie: string }) =>
  test.call({
    method: 'POST',
    url: urlOf(restrictSubmission, { submissionId: work.submissionId }),
    as,
    payload: { restrictionId: work.restrictionId, note },
  });

/** Everybody on the staff who is no safeguarding person, here and elsewhere. */
export const staffOf = (scene: Scene) => {
  const { coach, otherCoach, formerCoach, officer, admin, strangeOfficer, stranger } = scene;
  return { coach, otherCoach, formerCoach, officer, admin, strangeOfficer, stranger };
};
