import { Rubric } from '@pijar/curriculum/contracts';
import { AttemptView, Decision, Marks, Scores, VoiceView } from '@pijar/submissions/contracts';
import { levels } from '../../levels';
import { isSameMarks, tidied } from '../../media/marks/marking';

/** What a reviewer writes of an attempt, draws on its photos and says aloud. */
export interface FeedbackWords {
  scores: Scores;
  good: string;
  change: string;
  marks: Marks;
  voice: VoiceView | null;
}

/** The version of the server that words began from. */
export interface FeedbackBase extends FeedbackWords {
  version: number;
}

export const blankWords: FeedbackWords = {
  scores: {},
  good: '',
  change: '',
  marks: [],
  voice: null,
};

/** What an earlier build kept knows neither marks nor voice. */
export const wordsOf = ({
  scores,
  good,
  change,
  marks = [],
  voice = null,
}: Omit<FeedbackWords, 'marks' | 'voice'> & Partial<FeedbackWords>): FeedbackWords => ({
  scores,
  good,
  change,
  marks,
  voice,
});

/** As they are sent. */
export const inputOf = ({ scores, good, change, marks, voice }: FeedbackWords) => ({
  scores,
  good: good.trim(),
  change: change.trim(),
  marks: tidied(marks),
  voiceId: voice?.id ?? null,
});

export function isSameWords(one: FeedbackWords, other: FeedbackWords): boolean {
  const codes = new Set([...Object.keys(one.scores), ...Object.keys(other.scores)]);
  return (
    one.good.trim() === other.good.trim() &&
    one.change.trim() === other.change.trim() &&
    one.voice?.id === other.voice?.id &&
    isSameMarks(one.marks, other.marks) &&
    [...codes].every((code) => one.scores[code] === other.scores[code])
  );
}

export const isBlankWords = (words: FeedbackWords): boolean => isSameWords(words, blankWords);

/** `ask`: both changed since they were the same, and the reviewer chooses. */
export type FeedbackMerge = 'mine' | 'theirs' | 'ask';

/** Which words go on when the page's and the server's differ; `base` is the last that both agreed on. */
export function mergeFeedback(
  base: FeedbackWords | null,
  mine: FeedbackWords,
  theirs: FeedbackWords,
): FeedbackMerge {
  if (isSameWords(mine, theirs)) return 'theirs';
  if (base && isSameWords(base, theirs)) return 'mine';
  if (base && isSameWords(base, mine)) return 'theirs';
  if (isBlankWords(mine)) return 'theirs';
  return isBlankWords(theirs) ? 'mine' : 'ask';
}

/** Points in total, and how the rubric's bar is reached. */
export function standing(rubric: Rubric, scores: Scores) {
  const given = rubric.criteria.map(({ code }) => scores[code]);
  const points = given.reduce((sum: number, score) => sum + (score ?? 0), 0);
  const isScored = given.every((score) => score !== undefined);
  const isBelowPass =
    isScored &&
    (points < rubric.passTotal || given.some((score) => (score ?? 0) < rubric.passEach));
  return { points, most: rubric.criteria.length * (levels.length - 1), isScored, isBelowPass };
}

export type Gap = 'scores' | 'good' | 'change';

/** What is still missing before a decision can go, in the order of the page. */
export function gapsOf(rubric: Rubric, words: FeedbackWords, decision: Decision): Gap[] {
  const gaps: Gap[] = [];
  if (!standing(rubric, words.scores).isScored) gaps.push('scores');
  if (!words.good.trim()) gaps.push('good');
  if (decision === 'returned' && !words.change.trim()) gaps.push('change');
  return gaps;
}

/** From so many returns of one assignment on, talking helps more than another text. */
export const returnsBeforeTalking = 2;

/** How often the participant got this assignment back. */
export const returnsOf = (attempts: readonly Pick<AttemptView, 'feedback'>[]): number =>
  attempts.filter(({ feedback }) => feedback?.decision === 'returned').length;

/** The text with a phrase added as a sentence of its own; a phrase that is there already is not added twice. */
export function withPhrase(text: string, phrase: string): string {
  if (text.includes(phrase)) return text;
  const before = text.trimEnd();
  return before ? `${before} ${phrase}` : phrase;
}
