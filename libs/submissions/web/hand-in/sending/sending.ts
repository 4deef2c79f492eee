import { AttemptReceipt, EnteredFor } from '@pijar/submissions/contracts';

/**
 * One press of “Kirim”, fixed at that moment: whatever is tried again later is exactly this, under the same id,
 * so that the server counts it once.
 */
export interface FixedAttempt {
  /** UUIDv7, made when the button was pressed. */
  attemptId: string;
  text: string;
  links: string[];
  /** Items of the phone in the order she sees them; their upload ids are looked up when it goes out. */
  itemIds: string[];
  /** ISO 8601 by her phone's clock. */
  deviceAt: string;
  /** Where staff enter it for her. */
  enteredFor?: EnteredFor;
}

/**
 * `waiting`: files or signal are missing and nothing went out yet, so it can be taken back. `unsure`: it went out
 * and no answer came, so it may have arrived and only the same again may follow.
 */
export type Sending =
  | { phase: 'writing'; fault: string | null }
  | { phase: 'waiting'; attempt: FixedAttempt; tries: number }
  | { phase: 'posting'; attempt: FixedAttempt; tries: number }
  | { phase: 'unsure'; attempt: FixedAttempt; tries: number }
  | { phase: 'sent'; receipt: AttemptReceipt };

export type SendingEvent =
  | { is: 'pressed'; attempt: FixedAttempt }
  | { is: 'takenBack' }
  | { is: 'goesOut' }
  | { is: 'answered'; receipt: AttemptReceipt }
  | { is: 'unanswered' }
  /** `kind`: see `refusalOf`; `later`: not now, but the same may come again. `freshId` is used only where the server does not want the id. */
  | { is: 'refused'; kind: string; freshId: string }
  /** The server does not take one of the files: it has to be removed before anything can go. */
  | { is: 'fileRefused' };

export const beginning: Sending = { phase: 'writing', fault: null };

/** What comes after `event`. An event that has no meaning in a phase changes nothing: a second tap, a late answer. */
export function nextSending(state: Sending, event: SendingEvent): Sending {
  switch (event.is) {
    case 'pressed':
      return state.phase === 'writing'
        ? { phase: 'waiting', attempt: event.attempt, tries: 0 }
        : state;
    case 'takenBack':
      return state.phase === 'waiting' ? beginning : state;
    case 'fileRefused':
      return state.phase === 'waiting' ? { phase: 'writing', fault: 'file-refused' } : state;
    case 'goesOut':
      return state.phase === 'waiting' || state.phase === 'unsure'
        ? { phase: 'posting', attempt: state.attempt, tries: state.tries + 1 }
        : state;
    case 'answered':
      return state.phase === 'writing' ? state : { phase: 'sent', receipt: event.receipt };
    case 'unanswered':
      return state.phase === 'posting' ? { ...state, phase: 'unsure' } : state;
    case 'refused':
      return state.phase === 'posting' ? refused(state, event) : state;
  }
}

/** The server said no, but the same can go once that is mended: a file goes again, she signs in, a minute passes. */
const isMended = (kind: string) => kind === 'later' || kind.startsWith('upload-');

/** The server answered no, so nothing of this attempt is there. */
function refused(
  { attempt, tries }: { attempt: FixedAttempt; tries: number },
  event: { kind: string; freshId: string },
): Sending {
  if (isMended(event.kind)) return { phase: 'waiting', attempt, tries };
  if (event.kind === 'attempt-id-used') {
    return { phase: 'waiting', attempt: { ...attempt, attemptId: event.freshId }, tries };
  }
  return { phase: 'writing', fault: event.kind };
}

/** What is kept on the phone of a sending, so that a reload goes on with it. */
export interface KeptSending {
  attempt: FixedAttempt;
  /** Whether it ever left the phone. */
  hasGoneOut: boolean;
}

export function keptOf(state: Sending): KeptSending | null {
  if (state.phase === 'writing' || state.phase === 'sent') return null;
  return { attempt: state.attempt, hasGoneOut: state.phase !== 'waiting' };
}

export function sendingFrom(kept: KeptSending | null): Sending {
  if (!kept) return beginning;
  return kept.hasGoneOut
    ? { phase: 'unsure', attempt: kept.attempt, tries: 0 }
    : { phase: 'waiting', attempt: kept.attempt, tries: 0 };
}
