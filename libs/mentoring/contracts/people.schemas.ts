import { Id, Instant } from '@pijar/shared/schemas';
import * as z from 'zod';
import { ActionState } from './action.schemas';
import { HelpWanted, Income, Sold } from './check-in.schemas';

/** The one thing to do next for somebody, the most pressing first. */
export const suggestionKinds = [
  /** After the programme she said that a call would help, and nobody was in touch since. */
  'call-asked',
  /** She sold before, and twice in a row she said that she did not; nobody was in touch since. */
  'sales-stopped',
  /** Her code is out, and nothing of hers ever arrived. */
  'help-start',
  /** Nothing of hers arrived for `quietAfterDays`. */
  'call',
  /** The same, and her phone said that work of hers lies on it. */
  'call-phone-holds',
  /** An agreement is past its day. */
  'ask-action',
  /** Work came back and was not sent again. */
  'help-returned',
  /** A step is past its day. */
  'ask-work',
  /** She is in the last stage, or through, and met nobody outside yet. */
  'introduce',
  /** Nothing is agreed. */
  'agree',
  /** An agreement falls due in the next days. */
  'encourage',
  /** She pauses. */
  'greet-paused',
  /** All goes well. */
  'greet',
] as const;

export const Suggestion = z.object({
  kind: z.enum(suggestionKinds),
  /** What it is about: an agreement, a step's title. */
  title: z.string().nullable(),
  /** Days that it lasts, or is late; until it is due for `encourage`. */
  days: z.int().nullable(),
});

export const PersonOfMine = z.object({
  membershipId: Id,
  fullName: z.string(),
  cohortName: z.string(),
  stageTitle: z.string().nullable(),
  state: z.enum(['invited', 'active', 'paused', 'completed']),
  /** Digits with the country code, for wa.me; null when she has none. */
  phone: z.string().nullable(),
  /** When anything of hers arrived, or a phone of hers was heard; null: never. */
  lastHeardAt: Instant.nullable(),
  /** Days since then, or since she joined. */
  quietDays: z.int(),
  isQuiet: z.boolean(),
  /** Pieces of work that lay on her phones when they were last heard. */
  waitingOnPhone: z.int(),
  /** Steps past their day. */
  overdueWork: z.int(),
  openActions: z.int(),
  overdueActions: z.int(),
  /** The last agreement that somebody said something about. */
  lastAction: z
    .object({ what: z.string(), state: ActionState, note: z.string().nullable() })
    .nullable(),
  /** How her business fares, as she said last after the programme. */
  lastCheckIn: z
    .object({
      at: Instant,
      sold: Sold,
      income: Income.nullable(),
      help: HelpWanted,
      note: z.string().nullable(),
      /** Name of the coach who wrote it down for her. */
      enteredBy: z.string().nullable(),
    })
    .nullable(),
  /** Null while the programme has not come to that: before its last stage. */
  isIntroduced: z.boolean().nullable(),
  suggestion: Suggestion,
});
export const MyPeople = z.object({
  /** `pairs`: she accompanies them; `cohorts`: she has no pair, so these are the people of her cohorts that nobody accompanies. */
  by: z.enum(['pairs', 'cohorts']),
  /** Who needs it most comes first. At most 300. */
  items: z.array(PersonOfMine),
});
