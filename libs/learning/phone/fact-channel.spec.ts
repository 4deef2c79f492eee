/** @jest-environment node */
import type { FactAnswer } from '@pijar/learning/contracts';
import { MemoryShelves, Outbox, lineOf } from '@pijar/shared/phone';
import { FACT_KIND, FACT_SCHEMA, type FactPayload, type NewFact } from './fact';
import { factChannel } from './fact-channel';

const finished: NewFact = { kind: 'lesson_finished', stepId: 's1', payload: {} };
const opened: NewFact = { kind: 'lesson_opened', stepId: 's1', payload: {} };
type Asked = { path: string; facts: { id: string }[] };
const open: Outbox[] = [];

/** A phone on which these facts were done, and a server that answers each by `answer`. */
async function phoneWith(facts: [membershipId: string, fact: NewFact][]) {
  const outbox = new Outbox(new MemoryShelves('siti'));
  open.push(outbox);
  for (const [membershipId, fact] of facts) {
    const payload: FactPayload = { membershipId, fact, isStepDone: true, title: '' };
    const isSilent = fact.kind === 'lesson_opened';
    const subject = `learning/${membershipId}`;
    await outbox.add({ kind: FACT_KIND, schema: FACT_SCHEMA, subject, payload, isSilent });
  }
  const asked: Asked[] = [];
  const drain = (answer: (asked: Asked) => Response | Promise<Response>) => {
    const ask = async (path: unknown, init?: RequestInit) => {
      const { facts } = JSON.parse(String(init?.body)) as Asked;
      asked.push({ path: String(path), facts });
      return answer(asked.at(-1)!);
    };
    const line = lineOf(outbox.shelves, { fetch: ask as typeof fetch });
    return outbox.drain([factChannel as never], line, { isUrged: true });
  };
  const left = async () => (await outbox.entries()).map(({ state }) => state.at);
  return { outbox, asked, drain, left };
}

const answering =
  (more: Partial<FactAnswer> = { outcome: 'accepted' }) =>
  ({ facts }: Asked) =>
    Response.json({ answers: facts.map(({ id }) => ({ id, reason: null, ...more })) });
const refusing = (kind: string, status: number) => () =>
  Response.json({ type: `/problems/${kind}`, title: '', status }, { status });

afterEach(() => open.splice(0).forEach((outbox) => outbox.close()));

describe('facts', () => {
  it('travel in batches, each membership by itself', async () => {
    const mine = Array.from({ length: 60 }, (): [string, NewFact] => ['m1', opened]);
    const { asked, drain, left } = await phoneWith([...mine, ['m2', finished]]);
    await drain(answering());
    expect(asked.map(({ path, facts }) => [path, facts.length])).toEqual([
      ['/api/v1/memberships/m1/facts', 50],
      ['/api/v1/memberships/m1/facts', 10],
      ['/api/v1/memberships/m2/facts', 1],
    ]);
    expect(await left()).toEqual([]);
  });

  it('go again under the same id after a cut, and a duplicate is as good as the first', async () => {
    const { outbox, asked, drain, left } = await phoneWith([['m1', finished]]);
    const { id, deviceAt } = (await outbox.entries())[0]!;
    await drain(() => Promise.reject(new TypeError('cut')));
    expect(await left()).toEqual(['waiting']);
    await drain(answering({ outcome: 'duplicate' }));
    expect(asked.map(({ facts }) => facts)).toEqual([
      [{ ...finished, id, deviceAt }],
      [{ ...finished, id, deviceAt }],
    ]);
    expect(await left()).toEqual([]);
  });

  it('that are refused for good are shown, unless they only say that a lesson was opened', async () => {
    const { outbox, drain } = await phoneWith([
      ['m1', finished],
      ['m1', opened],
    ]);
    await drain(answering({ outcome: 'refused', reason: 'wrong-kind' }));
    const [entry] = await outbox.entries();
    expect(entry!.state).toMatchObject({
      at: 'rejected',
      problem: { type: '/problems/fact-wrong-kind' },
    });
    expect(await outbox.entries()).toHaveLength(1);
  });

  it('of a locked step wait, and hold nobody back', async () => {
    const { asked, drain, left } = await phoneWith([
      ['m1', { ...finished, stepId: 'locked' }],
      ...Array.from({ length: 50 }, (): [string, NewFact] => ['m1', finished]),
    ]);
    await drain(({ facts }) =>
      Response.json({
        answers: facts.map((fact) =>
          (fact as unknown as { stepId: string }).stepId === 'locked'
            ? { id: fact.id, outcome: 'refused', reason: 'step-locked' }
            : { id: fact.id, outcome: 'accepted', reason: null },
        ),
      }),
    );
    expect(asked.map(({ facts }) => facts.length)).toEqual([50, 1]);
    expect(await left()).toEqual(['waiting']);
  });

  it('wait while the membership is paused, and until she is signed in herself', async () => {
    const { drain, left } = await phoneWith([['m1', finished]]);
    expect(await drain(refusing('membership-paused', 409))).toBe('done');
    expect(await drain(refusing('other-account', 409))).toBe('not-hers');
    expect(await drain(refusing('sign-in-needed', 401))).toBe('not-hers');
    expect(await left()).toEqual(['waiting']);
  });

  it('of a membership that she has no more are kept and shown', async () => {
    const { drain, left } = await phoneWith([['m1', finished]]);
    await drain(refusing('not-found', 404));
    expect(await left()).toEqual(['rejected']);
  });
});
