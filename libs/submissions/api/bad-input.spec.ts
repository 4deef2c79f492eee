import { newId } from '@pijar/shared/api';
import { urlOf, type Problem } from '@pijar/shared/contracts';
import { startTestApp, type TestApp } from '@pijar/shared/testing';
import {
  claimSubmission,
  decide,
  discardFile,
  fileContent,
  listHandIns,
  saveDraft,
  saveFeedbackDraft,
  sendAttempt,
  showHandIn,
  showReview,
  showReviewQueue,
  takeNext,
  uploadsPath,
} from '@pijar/submissions/contracts';
import {
  attemptOf,
  handIn,
  makeParticipant,
  makeScene,
  metadataOf,
  tusHeaders,
  type Scene,
} from '@pijar/submissions/testing';
import fc from 'fast-check';
import { SubmissionsApiModule } from './submissions-api.module';

/** A body that is right but for what the generator puts in its place. */
interface Target {
  name: string;
  method: 'POST' | 'PUT';
  url: string;
  as: { cookie: string };
  body: Record<string, unknown>;
}

const nasty = fc.constantFrom<unknown>(
  null,
  true,
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\u202e',
  "'; drop table submission; --",
  '🍪'.repeat(40_000),
  'x'.repeat(30_000),
  -1,
  0.5,
  1e308,
  Number.MAX_SAFE_INTEGER,
  [],
  {},
  { $ne: null },
  [[[]]],
  Array.from({ length: 500 }, () => 'https://a.id'),
  '9999-12-31T23:59:59Z',
  '0000-00-00T00:00:00Z',
  '0000-01-01T00:00:00Z',
  '+275760-09-13T00:00:00Z',
  '2026-02-30T00:00:00+14:00',
);
const anything = fc.oneof(
  { weight: 3, arbitrary: nasty },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
);

describe('input that no page of ours sends', () => {
  let test: TestApp;
  let scene: Scene;
  let targets: Target[];

  beforeAll(async () => {
    test = await startTestApp([SubmissionsApiModule]);
    scene = await makeScene(test);
    const stepId = scene.programme.steps['a1']!;
    const { submissionId, attemptId } = await handIn(test, scene.neighbour, stepId);
    const { membershipId } = scene.participant;
    const words = { attemptId, scores: { jelas: 1, jujur: 1, lengkap: 1 }, good: 'a', change: 'b' };
    targets = [
      {
        name: 'an attempt',
        method: 'POST',
        url: urlOf(sendAttempt, { membershipId, stepId }),
        as: scene.participant,
        body: { ...attemptOf() },
      },
      {
        name: 'a draft',
        method: 'PUT',
        url: urlOf(saveDraft, { membershipId, stepId }),
        as: scene.participant,
        body: { text: 'a', links: ['b'], version: 0 },
      },
      {
        name: 'a take',
        method: 'POST',
        url: takeNext.path,
        as: scene.coach,
        body: { takeId: newId(), stage: 'a', cohortId: newId(), step: 'b' },
      },
      {
        name: 'draft feedback',
        method: 'PUT',
        url: urlOf(saveFeedbackDraft, { submissionId }),
        as: scene.coach,
        body: { ...words, version: 0 },
      },
      {
        name: 'a decision',
        method: 'POST',
        url: urlOf(decide, { submissionId }),
        as: scene.coach,
        body: { decisionId: newId(), decision: 'returned', ...words },
      },
    ];
  });
  afterAll(() => test.close());

  it('never breaks a write, whatever stands in its body', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(4),
        fc.nat(20),
        anything,
        fc.string(),
        async (n, field, value, extra) => {
          const target = targets[n]!;
          const names = [...Object.keys(target.body), extra];
          const body = { ...target.body, [names[field % names.length]!]: value };
          const answer = await test.call({
            method: target.method,
            url: target.url,
            as: target.as,
            headers: { 'content-type': 'application/json' },
            payload: JSON.stringify(body),
          });
          expect([answer.statusCode < 500, answer.body]).toEqual([true, answer.body]);
          if (answer.statusCode >= 400) {
            expect(answer.headers['content-type']).toMatch('application/problem+json');
            expect(answer.json<Problem>().type).toMatch(/^\/problems\/[a-z-]+$/);
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it('never breaks on what a phone hands in, down to the database', async () => {
    const stepId = scene.programme.steps['a1']!;
    const fields = fc.constantFrom('text', 'links', 'uploadIds', 'deviceAt');
    await fc.assert(
      fc.asyncProperty(fields, anything, async (field, value) => {
        // A new person each time: the first hand-in that is taken would hide what comes after.
        const who = await makeParticipant(test, scene.organisationId, scene.cohortId);
        const answer = await test.call({
          method: 'POST',
          url: urlOf(sendAttempt, { membershipId: who.membershipId, stepId }),
          as: who,
          headers: { 'content-type': 'application/json' },
          payload: JSON.stringify({ ...attemptOf(), [field]: value }),
        });
        expect([answer.statusCode < 500, answer.body]).toEqual([true, answer.body]);
      }),
      { numRuns: 120, examples: [['deviceAt', '0000-01-01T00:00:00Z']] },
    );
  });

  it('never breaks on a body that is no object at all', async () => {
    const bodies = [
      '',
      '[]',
      'null',
      '"x"',
      '{"text":',
      '{"text":"\\u0000"}',
      '{"a":1e999}',
      '\xff',
    ];
    for (const target of targets) {
      for (const payload of bodies) {
        const answer = await test.call({
          method: target.method,
          url: target.url,
          as: target.as,
          headers: { 'content-type': 'application/json' },
          payload: Buffer.from(payload, 'latin1'),
        });
        expect([400, 422]).toContain(answer.statusCode);
      }
    }
    const huge = await test.call({
      ...targets[0]!,
      headers: { 'content-type': 'application/json' },
      payload: JSON.stringify({ text: 'x'.repeat(5 * 1024 * 1024) }),
    });
    expect(huge.statusCode).toBe(413);
  });

  it('finds no row under an id that is none', async () => {
    const ids = ['1', '..', '%2e%2e', 'null', "' or 1=1 --", '🍪', newId(), 'x'.repeat(60)];
    const paths = (id: string) => [
      urlOf(listHandIns, { membershipId: id }),
      urlOf(showHandIn, { membershipId: scene.participant.membershipId, stepId: id }),
      urlOf(showReview, { submissionId: id }),
      urlOf(fileContent, { fileId: id }),
    ];
    for (const id of ids) {
      for (const url of paths(id)) {
        const as = url.endsWith('/review') ? scene.coach : scene.participant;
        const answer = await test.call({ method: 'GET', url, as });
        expect([url, answer.statusCode < 500 && answer.statusCode >= 400]).toEqual([url, true]);
      }
      const claim = await test.call({
        method: 'POST',
        url: urlOf(claimSubmission, { submissionId: id }),
        as: scene.coach,
      });
      expect(claim.statusCode).toBe(404);
      const gone = await test.call({
        method: 'DELETE',
        url: urlOf(discardFile, { fileId: id }),
        as: scene.participant,
      });
      expect(gone.statusCode).toBe(404);
    }
  });

  it('never breaks the queue’s filters', async () => {
    const value = fc
      .string({ unit: 'binary', maxLength: 30 })
      .filter((text) => text.isWellFormed());
    const query = fc.record(
      { stage: value, cohortId: value, step: value, state: value, cursor: value, limit: value },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(query, async (filter) => {
        const url = urlOf(showReviewQueue, {}, filter);
        const answer = await test.call({ method: 'GET', url, as: scene.coach });
        expect([answer.statusCode < 500, url]).toEqual([true, url]);
      }),
      { numRuns: 150 },
    );
  });

  it('never breaks an upload’s headers', async () => {
    const plain = fc.string({ unit: 'grapheme-ascii', maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(plain, plain, plain, anything, async (length, offset, metadata, name) => {
        const answers = await Promise.all([
          test.call({
            method: 'POST',
            url: uploadsPath,
            as: scene.participant,
            headers: { ...tusHeaders, 'upload-length': length, 'upload-metadata': metadata },
          }),
          test.call({
            method: 'POST',
            url: uploadsPath,
            as: scene.participant,
            headers: {
              ...tusHeaders,
              'upload-length': '5',
              'upload-metadata': metadataOf({
                name: String(name).slice(0, 500),
                membershipId: metadata,
                stepId: length,
              }),
            },
          }),
          test.call({
            method: 'PATCH',
            url: `${uploadsPath}/${newId()}`,
            as: scene.participant,
            headers: { ...tusHeaders, 'upload-offset': offset, 'content-type': 'a/b' },
            payload: 'x',
          }),
        ]);
        for (const answer of answers) {
          expect(answer.statusCode).toBeGreaterThanOrEqual(400);
          expect(answer.statusCode).toBeLessThan(500);
        }
      }),
      { numRuns: 60 },
    );
  });
});
