/** Where one participant's work for one assignment stands. `none`: nothing was kept on the server yet. */
export const submissionStates = [
  'none',
  'draft',
  'submitted',
  'in_review',
  /** Answered; the answer takes effect in a moment and can be taken back until then. */
  'answering',
  'returned',
  'accepted',
] as const;
export type SubmissionState = (typeof submissionStates)[number];

/**
 * Who moves it: the participant whose work it is, whoever holds the review lease, other staff of the cohort, whoever leads
 * the cohort (officer, admin), or the product by itself.
 */
export const movers = ['owner', 'holder', 'staff', 'officer', 'system'] as const;
export type Mover = (typeof movers)[number];

export interface Transition {
  from: readonly SubmissionState[];
  to: SubmissionState;
  who: readonly Mover[];
}

/** Every legal move. Whatever is not written here does not happen. */
export const transitions = {
  /** A first draft is kept on the server. */
  begin: { from: ['none'], to: 'draft', who: ['owner'] },
  /** Hand in: the first time, or again after it came back. Staff of her cohort do it for her, and say why. */
  send: {
    from: ['none', 'draft', 'returned'],
    to: 'submitted',
    who: ['owner', 'staff', 'officer'],
  },
  /** Take it to read: starts a lease. */
  take: { from: ['submitted'], to: 'in_review', who: ['staff', 'officer'] },
  renew: { from: ['in_review'], to: 'in_review', who: ['holder'] },
  hand_back: { from: ['in_review'], to: 'submitted', who: ['holder'] },
  /** The lease ran out. */
  expire: { from: ['in_review'], to: 'submitted', who: ['system'] },
  /** Take it from whoever holds it; her draft feedback goes along. */
  take_over: { from: ['in_review'], to: 'in_review', who: ['staff', 'officer'] },
  /** An officer gives it to somebody else: it waits, kept for her. */
  reassign: { from: ['submitted', 'in_review'], to: 'submitted', who: ['officer'] },
  /** A decision is sent. Nobody but her who sent it sees anything move yet. */
  answer: { from: ['in_review'], to: 'answering', who: ['holder'] },
  take_back: { from: ['answering'], to: 'in_review', who: ['holder'] },
  /** The two decisions take effect. */
  return: { from: ['answering'], to: 'returned', who: ['system'] },
  accept: { from: ['answering'], to: 'accepted', who: ['system'] },
  /** It is restricted: whoever holds it holds it no more, and an answer that waits is not given. */
  set_aside: { from: ['in_review', 'answering'], to: 'submitted', who: ['staff', 'officer'] },
  /** An officer takes an acceptance back. */
  reverse: { from: ['accepted'], to: 'returned', who: ['officer'] },
  /** The person was erased: nobody reads it any more. */
  withdraw: { from: ['submitted', 'in_review', 'answering'], to: 'draft', who: ['system'] },
} as const satisfies Record<string, Transition>;

export type SubmissionVerb = keyof typeof transitions;
export const submissionVerbs = Object.keys(transitions) as SubmissionVerb[];

export type MoveResult =
  { isLegal: true; to: SubmissionState } | { isLegal: false; why: 'wrong-state' | 'wrong-person' };

/** Whether `who` may do `verb` to work in `state`, and where it leads. The person is asked about before the state. */
export function move(state: SubmissionState, verb: SubmissionVerb, who: Mover): MoveResult {
  const transition: Transition = transitions[verb];
  if (!transition.who.includes(who)) return { isLegal: false, why: 'wrong-person' };
  if (!transition.from.includes(state)) return { isLegal: false, why: 'wrong-state' };
  return { isLegal: true, to: transition.to };
}

/** The state that counts at `now`: a lease that ran out frees the work at once, before any sweep. */
export function stateAt(
  state: SubmissionState,
  claimedUntil: Date | null,
  now: Date,
): SubmissionState {
  return state === 'in_review' && claimedUntil !== null && claimedUntil <= now
    ? 'submitted'
    : state;
}
