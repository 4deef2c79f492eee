export const membershipStates = ['invited', 'active', 'paused', 'left', 'completed'] as const;
export type MembershipState = (typeof membershipStates)[number];

/**
 * What an officer does by hand. The two other ways follow from what the participant does, and learning takes them: her first
 * activity makes an invited membership active, her last stage makes an active one completed.
 */
export const membershipVerbs = ['pause', 'readmit', 'leave'] as const;
export type MembershipVerb = (typeof membershipVerbs)[number];

const moves: Record<MembershipVerb, { from: readonly MembershipState[]; to: MembershipState }> = {
  pause: { from: ['invited', 'active'], to: 'paused' },
  readmit: { from: ['paused', 'left'], to: 'active' },
  leave: { from: ['invited', 'active', 'paused'], to: 'left' },
};

/** In these states a membership may go on in another cohort. */
export const movableStates: readonly MembershipState[] = ['invited', 'active', 'paused'];

/**
 * The state after a verb, or null where the verb is not allowed.
 * @param isActivated whether the person ever opened her account: without, readmission ends in `invited`
 */
export function stateAfter(
  verb: MembershipVerb,
  from: MembershipState,
  isActivated: boolean,
): MembershipState | null {
  const move = moves[verb];
  if (!move.from.includes(from)) return null;
  return verb === 'readmit' && !isActivated ? 'invited' : move.to;
}

/** What an officer may do with a membership in this state. */
export const verbsFor = (state: MembershipState): MembershipVerb[] =>
  membershipVerbs.filter((verb) => moves[verb].from.includes(state));
