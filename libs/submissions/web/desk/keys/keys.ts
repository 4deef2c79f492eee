/** What the keys of the review do. */
export type ReviewDeed =
  | 'score'
  | 'nextCriterion'
  | 'previousCriterion'
  | 'writeGood'
  | 'writeChange'
  | 'return'
  | 'accept'
  | 'claim'
  | 'next';

/** By the key's name in lower case. Letters are the first of their Indonesian words. */
const reviewKeys: Record<string, ReviewDeed> = {
  '1': 'score',
  '2': 'score',
  '3': 'score',
  '4': 'score',
  j: 'nextCriterion',
  k: 'previousCriterion',
  b: 'writeGood',
  p: 'writeChange',
  r: 'return',
  t: 'accept',
  a: 'claim',
  n: 'next',
};

/** What a key does on the page of a review, if anything. */
export const reviewDeedOf = (key: string): ReviewDeed | undefined => reviewKeys[key];

/** For the list of keys, by the page where they count. */
export const keysByPage: {
  code: 'queue' | 'review' | 'photo' | 'text';
  keys: { keys: string[]; does: string }[];
}[] = [
  {
    code: 'queue',
    keys: [
      { keys: ['n'], does: 'next' },
      { keys: ['j', 'k'], does: 'rows' },
      { keys: ['Enter'], does: 'open' },
    ],
  },
  {
    code: 'review',
    keys: [
      { keys: ['a'], does: 'claim' },
      { keys: ['1', '2', '3', '4'], does: 'score' },
      { keys: ['j', 'k'], does: 'criteria' },
      { keys: ['b'], does: 'writeGood' },
      { keys: ['p'], does: 'writeChange' },
      { keys: ['t', 'Enter'], does: 'accept' },
      { keys: ['r', 'Enter'], does: 'return' },
      { keys: ['u'], does: 'takeBack' },
      { keys: ['n'], does: 'next' },
    ],
  },
  {
    code: 'photo',
    keys: [
      { keys: ['+', '-'], does: 'zoom' },
      { keys: ['Shift', '←', '↑', '→', '↓'], does: 'look' },
      { keys: ['r'], does: 'turn' },
      { keys: ['p'], does: 'pen' },
      { keys: ['c'], does: 'note' },
      { keys: ['z'], does: 'undo' },
      { keys: ['g'], does: 'hand' },
    ],
  },
  {
    code: 'text',
    keys: [
      { keys: ['Esc'], does: 'leaveText' },
      { keys: ['Alt', '↓'], does: 'toPhrases' },
      { keys: ['↑', '↓'], does: 'phrases' },
    ],
  },
];
