import type { Suggestion } from '@pijar/mentoring/contracts';

/** Days without anything of hers after which somebody is called. */
export const quietAfterDays = 14;
/** Days after which a code that was never used is looked into. */
const startAfterDays = 7;
/** Days for which work that came back may lie. */
const returnedAfterDays = 7;
/** So many days ahead an agreement is worth a word. */
const soonDays = 3;

/** What the suggestion looks at. */
export interface Standing {
  state: 'invited' | 'active' | 'paused' | 'completed';
  quietDays: number;
  wasHeard: boolean;
  waitingOnPhone: number;
  /** Of the open agreement with the earliest day; days late are positive. */
  nextAction: { what: string; daysLate: number } | null;
  /** The one that is late the longest. */
  overdueStep: { title: string; days: number } | null;
  returnedStep: { title: string; days: number } | null;
  /** Null before the programme's last stage. */
  isIntroduced: boolean | null;
  /** What her last answer after the programme asks for, until somebody was in touch. */
  checkIn: { wish: 'call' | 'sales' | null; days: number } | null;
}

/** Exactly one thing to do, the first that holds. */
export function suggest(standing: Standing): Suggestion {
  const { state, quietDays, nextAction, overdueStep, returnedStep } = standing;
  if (state === 'paused') return say('greet-paused');
  if (standing.checkIn?.wish === 'call') return say('call-asked', null, standing.checkIn.days);
  if (!standing.wasHeard && state !== 'completed' && quietDays >= startAfterDays) {
    return say('help-start', null, quietDays);
  }
  if (isQuiet(standing)) {
    const isHeld = standing.waitingOnPhone > 0;
    return say(isHeld ? 'call-phone-holds' : 'call', null, quietDays);
  }
  if (standing.checkIn?.wish === 'sales') return say('sales-stopped', null, standing.checkIn.days);
  if (nextAction && nextAction.daysLate > 0) {
    return say('ask-action', nextAction.what, nextAction.daysLate);
  }
  if (returnedStep && returnedStep.days >= returnedAfterDays) {
    return say('help-returned', returnedStep.title, returnedStep.days);
  }
  if (overdueStep) return say('ask-work', overdueStep.title, overdueStep.days);
  if (standing.isIntroduced === false) return say('introduce');
  if (!nextAction) return say('agree');
  if (nextAction.daysLate >= -soonDays) {
    return say('encourage', nextAction.what, -nextAction.daysLate);
  }
  return say('greet');
}

/** Whoever completed the programme is not missed day by day. */
export const isQuiet = ({ state, quietDays }: Pick<Standing, 'state' | 'quietDays'>): boolean =>
  (state === 'invited' || state === 'active') && quietDays >= quietAfterDays;

const say = (
  kind: Suggestion['kind'],
  title: string | null = null,
  days: number | null = null,
): Suggestion => ({ kind, title, days });

const order: Record<Suggestion['kind'], number> = {
  'call-asked': 0,
  call: 1,
  'call-phone-holds': 1,
  'help-start': 2,
  'sales-stopped': 3,
  'ask-action': 4,
  'help-returned': 5,
  'ask-work': 6,
  introduce: 7,
  agree: 8,
  encourage: 9,
  greet: 10,
  'greet-paused': 11,
};

/** For a sort: who needs it most comes first; of the same kind whoever has waited the longest. */
export const byNeed = (a: Suggestion, b: Suggestion): number =>
  order[a.kind] - order[b.kind] ||
  // An encouragement presses the more the fewer days are left.
  (a.kind === 'encourage' ? (a.days ?? 0) - (b.days ?? 0) : (b.days ?? 0) - (a.days ?? 0));
