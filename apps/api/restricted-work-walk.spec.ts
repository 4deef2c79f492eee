import { makePerson } from '@pijar/identity/testing';
import { newId } from '@pijar/shared/api';
import { deliverEvents, startTestApp, type TestApp } from '@pijar/shared/testing';
import { makeScene, type Scene } from '@pijar/submissions/testing';
import { contexts } from './app.module';
import { disclose, restrict, staffOf, words, type Disclosure } from './testing/disclosure';
import { walk } from './testing/walk';

/** No query may forget that some work is restricted, those that will be written neither. See docs/adr/0048. */
describe('restricted work, wherever staff look', () => {
  let test: TestApp;
  let scene: Scene;

  beforeAll(async () => {
    test = await startTestApp(contexts);
    scene = await makeScene(test);
    await makePerson(test.db, scene.organisationId, ['safeguarding']);
  });
  afterAll(() => test.close());

  it('shows neither its id nor its words nor its files in any page of any of the staff', async () => {
    const work = await disclose(test, scene);
    // What staff were told before is in their inboxes, so that there is something to forget.
    await test.db.query(
      `insert into notification (id, person_id, kind, details, link, cause)
       values ($1, $2, 'review_given', '{"title": "x"}', $3, $4)`,
      [
        newId(),
        scene.coach.personId,
        `/pendamping/kiriman/${work.submissionId}`,
        `review_given:${work.submissionId}:1`,
      ],
    );
    const seenBefore = await seen(work);
    // The walk finds it while it is open: else it would prove nothing afterwards.
    expect(seenBefore.size).toBeGreaterThan(5);
    expect((await restrict(test, work, scene.coach)).statusCode).toBe(200);
    await deliverEvents(test);
    expect([...(await seen(work))]).toEqual([]);
  });

  /** As everybody but the participant and the safeguarding person. */
  async function seen(work: Disclosure): Promise<Set<string>> {
    const editor = await makePerson(test.db, scene.organisationId, ['editor']);
    return walk(test, {
      watchers: { ...staffOf(scene), editor },
      values: {
        ...{ cohortId: scene.cohortId, membershipId: scene.participant.membershipId },
        ...{ personId: scene.participant.personId, organisationId: scene.organisationId },
        ...{ submissionId: work.submissionId, attemptId: work.attemptIds[1]! },
        ...{ fileId: work.fileId, stepId: work.stepId, restrictionId: work.restrictionId },
      },
      secrets: [work.submissionId, ...work.attemptIds, work.fileId, words],
      closed: /\/(submissions|files|restrictions)\/\{/,
    });
  }
});
