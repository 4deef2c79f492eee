import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { makePerson } from '@pijar/identity/testing';
import { newId } from '@pijar/shared/api';
import { deliverEvents, startTestApp, type TestApp } from '@pijar/shared/testing';
import { makeScene, type Scene } from '@pijar/submissions/testing';
import { contexts } from './app.module';
import { disclose, restrict, staffOf, words, type Disclosure } from './testing/disclosure';

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
    const seenBefore = await walk(work);
    // The walk finds it while it is open: else it would prove nothing afterwards.
    expect(seenBefore.size).toBeGreaterThan(5);
    expect((await restrict(test, work, scene.coach)).statusCode).toBe(200);
    await deliverEvents(test);
    expect([...(await walk(work))]).toEqual([]);
  });

  /** Every GET operation of the API, as everybody but the participant and the safeguarding person. @returns where it was seen */
  async function walk(work: Disclosure): Promise<Set<string>> {
    const document = SwaggerModule.createDocument(test.app, new DocumentBuilder().build());
    const editor = await makePerson(test.db, scene.organisationId, ['editor']);
    const watchers = { ...staffOf(scene), editor };
    const values: Record<string, string> = {
      ...{ cohortId: scene.cohortId, membershipId: scene.participant.membershipId },
      ...{ personId: scene.participant.personId, organisationId: scene.organisationId },
      ...{ submissionId: work.submissionId, attemptId: work.attemptIds[1]! },
      ...{ fileId: work.fileId, stepId: work.stepId, restrictionId: work.restrictionId },
    };
    const found = new Set<string>();
    for (const [template, operations] of Object.entries(document.paths)) {
      if (!operations.get || !template.startsWith('/api/v1/')) continue;
      // A stream of news never ends; it carries ids of work that moves, and no list.
      if (JSON.stringify(operations.get.responses).includes('text/event-stream')) continue;
      const url = template.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? newId());
      const secrets = [work.submissionId, ...work.attemptIds, work.fileId, words].filter(
        (secret) => !url.includes(secret),
      );
      for (const [role, watcher] of Object.entries(watchers)) {
        const { body, statusCode } = await test.call({ method: 'GET', url, as: watcher });
        expect([template, statusCode >= 500]).toEqual([template, false]);
        const isGiven = secrets.some((secret) => body.includes(secret));
        const isOpened =
          statusCode === 200 && /\/(submissions|files|restrictions)\/\{/.test(template);
        if (isGiven || isOpened) found.add(`${role} ${template}`);
      }
    }
    return found;
  }
});
