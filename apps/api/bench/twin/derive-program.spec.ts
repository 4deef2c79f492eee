import { deriveProgram, tokenHash, type SentStatement } from './derive-program';
import { compileOperation } from './run-program';
import type { ProgramStatement } from './program';

const at = new Date('2026-05-04T08:00:00Z');
const person = '0199a000-0000-7000-8000-000000000001';
const made = '0199a000-0000-7000-8000-0000000000ff';
const sent = (values: unknown[], rows: Record<string, unknown>[] = []): SentStatement => ({
  text: 'select',
  values,
  rows,
});
const bindingsOf = (statements: SentStatement[], request: Record<string, string> = {}) =>
  deriveProgram(statements, request, at).map((statement) => statement.bindings);

describe('a parameter is traced', () => {
  it('to the request', () => {
    expect(bindingsOf([sent([person])], { membershipId: person })).toEqual([
      [{ from: 'request', name: 'membershipId' }],
    ]);
  });

  it('to what an earlier statement gave', () => {
    expect(bindingsOf([sent([], [{ person_id: person }]), sent([person])])[1]).toEqual([
      { from: 'result', statement: 0, column: 'person_id' },
    ]);
  });

  it('to an id that the server made, the same one each time', () => {
    expect(bindingsOf([sent([made]), sent([made])])).toEqual([
      [{ from: 'new-id', index: 0 }],
      [{ from: 'new-id', index: 0 }],
    ]);
  });

  it('to the clock, half an hour ahead for a lease', () => {
    const lease = new Date(at.getTime() + 30 * 60_000 + 7);
    expect(bindingsOf([sent([lease])])).toEqual([[{ from: 'now', offsetMs: 1_800_000 }]]);
  });

  it('inside JSON and inside lists', () => {
    expect(bindingsOf([sent([[`{"id":"${person}"}`]])], { id: person })).toEqual([
      [
        {
          from: 'list',
          items: [
            {
              from: 'text',
              parts: [
                { from: 'constant', value: '{"id":"' },
                { from: 'request', name: 'id' },
                { from: 'constant', value: '"}' },
              ],
            },
          ],
        },
      ],
    ]);
  });

  it.each([null, true, 3, 'draft', [1, 2]])('and %p stays as it is', (value) => {
    expect(bindingsOf([sent([value], [{ state: 'draft', n: 3 }]), sent([value])])[1]).toEqual([
      { from: 'constant', value },
    ]);
  });
});

it('the statement that looks for the session is known by the hash of the token', () => {
  const hash = 'a'.repeat(64);
  const program = deriveProgram([sent([hash, false]), sent([])], { [tokenHash]: hash }, at);
  expect(program.map((statement) => statement.isSession)).toEqual([true, false]);
});

it('running it again fills in the values of another request', async () => {
  const statements: ProgramStatement[] = deriveProgram(
    [sent([person], [{ cohort_id: made }]), sent([{ who: person, where: made }])],
    { personId: person },
    at,
  );
  const run = compileOperation({ method: 'GET', path: '/', kind: 'read', statements });
  const asked: unknown[][] = [];
  const pool = {
    query: (_: string, values: unknown[]) => {
      asked.push(values);
      return Promise.resolve({ rows: [{ cohort_id: 'elsewhere' }] });
    },
  };
  await run(pool as never, { personId: 'somebody else' });
  expect(asked).toEqual([['somebody else'], [{ who: 'somebody else', where: 'elsewhere' }]]);
});
