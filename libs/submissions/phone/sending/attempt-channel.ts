import type { Channel, Entry, Line, Verdict } from '@pijar/shared/phone';
import type { AttemptPayload } from './hand-in-attempt';

export const ATTEMPT_KIND = 'submissions.attempt';
export const ATTEMPT_SCHEMA = 1;

/** Hands in, from a page or from the background. The subject is the work, so that its attempts keep their order. */
export const attemptChannel: Channel<AttemptPayload> = {
  kind: ATTEMPT_KIND,
  schema: ATTEMPT_SCHEMA,
  batch: 1,
  keepsReceipts: true,
  migrate: (payload, schema) => (schema === ATTEMPT_SCHEMA ? (payload as AttemptPayload) : null),
  send: async (entries, line) => {
    const verdicts: Verdict[] = [];
    for (const entry of entries) verdicts.push(await tried(entry, line));
    return verdicts;
  },
};

/** What carries files is fetched when something is to go. A phone that is too full to write down where it is goes on later. */
const tried = (entry: Entry<AttemptPayload>, line: Line): Promise<Verdict> =>
  import('./hand-in-attempt')
    .then(({ handInAttempt }) => handInAttempt(entry, line))
    .catch(() => ({ is: 'later' }));
