import { startTestApp, type TestApp } from '@pijar/shared/testing';
import { newId } from '../database/new-id';
import { Idempotency } from './idempotency';
import { IdempotencySweep } from './idempotency-sweep';

let test: TestApp;
beforeAll(async () => {
  test = await startTestApp([]);
});
afterAll(() => test.close());

/** Answers with a number that rises with every time it is really done. */
let done = 0;
const ask = (personId: string, key: string) =>
  test.app.get(Idempotency).once(personId, key, { bags: 3 }, async () => ++done);
const age = (key: string, interval: string) =>
  test.db.query('update idempotent_answer set created_at = now() - $2::interval where key = $1', [
    key,
    interval,
  ]);

describe('an answer to a request that may come again', () => {
  it('is kept for a week, and swept then', async () => {
    const personId = newId();
    const [young, old] = [await ask(personId, 'young'), await ask(personId, 'old')];
    await age('young', '6 days 23 hours');
    await age('old', '7 days 1 hour');
    expect(await test.app.get(IdempotencySweep).run()).toBe(1);
    expect(await ask(personId, 'young')).toBe(young);
    expect(await ask(personId, 'old')).toBeGreaterThan(old);
  });
});
