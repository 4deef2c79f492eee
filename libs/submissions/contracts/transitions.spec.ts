import {
  move,
  movers,
  stateAt,
  submissionStates,
  submissionVerbs,
  type Mover,
  type SubmissionState,
  type SubmissionVerb,
} from './transitions';

/** Every legal triple and where it leads, written out by hand so that a slip in the table shows. */
const legal: [SubmissionState, SubmissionVerb, Mover, SubmissionState][] = [
  ['none', 'begin', 'owner', 'draft'],
  ['none', 'send', 'owner', 'submitted'],
  ['draft', 'send', 'owner', 'submitted'],
  ['returned', 'send', 'owner', 'submitted'],
  ['none', 'send', 'staff', 'submitted'],
  ['draft', 'send', 'staff', 'submitted'],
  ['returned', 'send', 'staff', 'submitted'],
  ['none', 'send', 'officer', 'submitted'],
  ['draft', 'send', 'officer', 'submitted'],
  ['returned', 'send', 'officer', 'submitted'],
  ['submitted', 'take', 'staff', 'in_review'],
  ['submitted', 'take', 'officer', 'in_review'],
  ['in_review', 'renew', 'holder', 'in_review'],
  ['in_review', 'hand_back', 'holder', 'submitted'],
  ['in_review', 'expire', 'system', 'submitted'],
  ['in_review', 'take_over', 'staff', 'in_review'],
  ['in_review', 'take_over', 'officer', 'in_review'],
  ['submitted', 'withdraw', 'system', 'draft'],
  ['in_review', 'withdraw', 'system', 'draft'],
  ['answering', 'withdraw', 'system', 'draft'],
  ['in_review', 'set_aside', 'staff', 'submitted'],
  ['in_review', 'set_aside', 'officer', 'submitted'],
  ['answering', 'set_aside', 'staff', 'submitted'],
  ['answering', 'set_aside', 'officer', 'submitted'],
  ['accepted', 'reverse', 'officer', 'returned'],
  ['in_review', 'answer', 'holder', 'answering'],
  ['answering', 'take_back', 'holder', 'in_review'],
  ['answering', 'return', 'system', 'returned'],
  ['answering', 'accept', 'system', 'accepted'],
  ['submitted', 'reassign', 'officer', 'submitted'],
  ['in_review', 'reassign', 'officer', 'submitted'],
];

const all = submissionStates.flatMap((state) =>
  submissionVerbs.flatMap((verb) => movers.map((who) => ({ state, verb, who }))),
);

describe('the moves of a submission', () => {
  it('covers every state, every move and every role', () => {
    expect(all).toHaveLength(7 * 15 * 5);
  });

  it.each(all)('$who: $verb from $state', ({ state, verb, who }) => {
    const entry = legal.find(([s, v, w]) => s === state && v === verb && w === who);
    const result = move(state, verb, who);
    if (entry) {
      expect(result).toEqual({ isLegal: true, to: entry[3] });
      return;
    }
    const mayEver = legal.some(([, v, w]) => v === verb && w === who);
    expect(result).toEqual({ isLegal: false, why: mayEver ? 'wrong-state' : 'wrong-person' });
  });

  it('leads nowhere from accepted work, but back by an officer', () => {
    const ways = all.filter(({ verb, who }) => move('accepted', verb, who).isLegal);
    expect([...new Set(ways.map(({ verb, who }) => `${verb} by ${who}`))]).toEqual([
      'reverse by officer',
    ]);
  });
});

describe('a lease that ran out', () => {
  const now = new Date('2026-03-02T10:00:00Z');
  const before = new Date('2026-03-02T09:59:59Z');
  const after = new Date('2026-03-02T10:00:01Z');

  it.each([
    ['in_review', before, 'submitted'],
    ['in_review', now, 'submitted'],
    ['in_review', after, 'in_review'],
    ['returned', before, 'returned'],
    ['submitted', null, 'submitted'],
  ] as const)('%s until %s counts as %s', (state, until, expected) => {
    expect(stateAt(state, until, now)).toBe(expected);
  });
});
