import { verdictOf, type AnyShelves, type LineAnswer } from '@pijar/shared/phone';

export type HandInShelves = AnyShelves;

/** The server does not know her any more, or knows somebody else: nothing of hers can go. */
export const isNotHers = (answer: LineAnswer): boolean => verdictOf(answer).is === 'not-hers';

/** Silence and overload say nothing about whether it arrived: the same goes again. */
export const isUnanswered = ({ status }: LineAnswer): boolean =>
  status === 0 || status >= 500 || status === 408;
