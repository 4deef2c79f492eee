import { Rubric } from '@pijar/curriculum/contracts';
import { AttemptView } from '@pijar/submissions/contracts';
import {
  FeedbackWords,
  blankWords,
  gapsOf,
  mergeFeedback,
  standing,
  returnsOf,
  withPhrase,
} from './feedback-words';

const levels = { belum: 'a', mulai: 'b', cukup: 'c', mahir: 'd' };
const rubric: Rubric = {
  passTotal: 5,
  passEach: 1,
  criteria: ['tujuan', 'alasan', 'langkah'].map((code) => ({
    code,
    title: code,
    promise: '',
    levels,
  })),
};
const words = (good: string, change = '', scores = {}): FeedbackWords => ({
  ...blankWords,
  ...{ good, change, scores },
});

describe('two versions of feedback', () => {
  const base = words('Bagus');

  it.each([
    ['nothing differs', base, base, words('Bagus '), 'theirs'],
    ['only this page wrote', base, words('Bagus sekali'), base, 'mine'],
    ['only the other page wrote', base, base, words('Rapi'), 'theirs'],
    ['both wrote', base, words('Bagus sekali'), words('Rapi'), 'ask'],
    ['both scored', null, words('', '', { a: 1 }), words('', '', { a: 2 }), 'ask'],
    ['this page is blank', null, blankWords, words('Rapi'), 'theirs'],
    ['the server is blank', null, words('Rapi'), blankWords, 'mine'],
    ['only a score was added here', base, { ...base, scores: { a: 0 } }, base, 'mine'],
  ] as const)('%s', (_, known, mine, theirs, expected) => {
    expect(mergeFeedback(known, mine, theirs)).toBe(expected);
  });
});

describe('the bar of a rubric', () => {
  it.each([
    ['reached', { tujuan: 2, alasan: 2, langkah: 1 }, 5, true, false],
    ['not reached in total', { tujuan: 2, alasan: 1, langkah: 1 }, 4, true, true],
    ['not reached on one criterion', { tujuan: 3, alasan: 3, langkah: 0 }, 6, true, true],
    ['not known before all is scored', { tujuan: 0 }, 0, false, false],
  ])('%s', (_, scores, points, isScored, isBelowPass) => {
    expect(standing(rubric, scores)).toEqual({ points, most: 9, isScored, isBelowPass });
  });
});

describe('what is missing before an answer goes', () => {
  const scores = { tujuan: 2, alasan: 2, langkah: 1 };

  it('is told in the order of the page', () => {
    expect(gapsOf(rubric, blankWords, 'returned')).toEqual(['scores', 'good', 'change']);
  });

  it('does not ask for something to change when the work is accepted', () => {
    expect(gapsOf(rubric, words('Bagus', '', scores), 'accepted')).toEqual([]);
    expect(gapsOf(rubric, words('Bagus', ' ', scores), 'returned')).toEqual(['change']);
  });
});

describe('a phrase', () => {
  it('is added once, as a sentence of its own', () => {
    const once = withPhrase('Terima kasih.\n', 'Tujuan Anda jelas.');
    expect(once).toBe('Terima kasih. Tujuan Anda jelas.');
    expect(withPhrase(once, 'Tujuan Anda jelas.')).toBe(once);
  });
});

it('counts how often an assignment came back', () => {
  const said = (decision: 'returned' | 'accepted') => ({ feedback: { decision } }) as AttemptView;
  const unread = { feedback: null } as AttemptView;
  expect(returnsOf([unread, said('returned'), said('returned')])).toBe(2);
  expect(returnsOf([said('accepted'), said('returned')])).toBe(1);
});
