import type { AttemptReceipt, EnteredFor } from '@pijar/submissions/contracts';
import type { HandInShelves } from '../line';
import { tellNews } from '../news';

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
  /** How many attempts of this work she knew of: the server tells when there is one that she has not seen. */
  seenAttempts?: number;
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
  | { phase: 'sent'; receipt: HandInReceipt };

/** The server's word for an attempt, and for each of its files. */
export interface HandInReceipt extends AttemptReceipt {
  /** In her order; `sha256` (hex) of the bytes that the server received. */
  files: { name: string; sha256: string | null }[];
}

export type SendingEvent =
  | { is: 'pressed'; attempt: FixedAttempt }
  | { is: 'takenBack' }
  | { is: 'goesOut' }
  | { is: 'answered'; receipt: HandInReceipt }
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

/** The shelf of what is being handed in, one row for each work. */
export const SENDINGS = 'sendings';

/** A sending as it lies on the phone, where pages and the background move it on. */
export interface KeptSending {
  /** The entry of the outbox that carries it: the attempt's first id. */
  entryId: string;
  sending: Sending;
}

/** What a process that died in the middle of posting left: nobody knows whether it arrived. */
export const revived = (state: Sending): Sending => nextSending(state, { is: 'unanswered' });

/** Whether she can do nothing but wait, or take it back. */
export const isUnderWay = (
  state: Sending,
): state is Extract<Sending, { phase: 'waiting' | 'posting' | 'unsure' }> =>
  state.phase === 'waiting' || state.phase === 'posting' || state.phase === 'unsure';

/**
 * Moves a sending on, whoever else does the same at this moment: a press on “Ubah dulu” and the background that just begins
 * to post cannot both win.
 * @returns where it is now; null when the work carries another sending, or none
 */
export async function moveSending(
  shelves: HandInShelves,
  work: string,
  entryId: string,
  event: SendingEvent,
): Promise<Sending | null> {
  let moved: Sending | null = null;
  const outcome = await shelves.change<KeptSending>(SENDINGS, work, (kept) => {
    moved = kept.entryId === entryId ? nextSending(kept.sending, event) : null;
    return moved ? { ...kept, sending: moved } : kept;
  });
  if (outcome === 'gone') return null;
  tellNews({ work });
  return moved;
}
