import { answerCheckIn } from '@pijar/mentoring/contracts';
import { urlOf } from '@pijar/shared/contracts';
import { verdictOf, type Channel } from '@pijar/shared/phone';
import { CHECK_IN_KIND, CHECK_IN_SCHEMA, type CheckInPayload } from './check-in-answer';

/** Answers go under the id of their entry: the server counts each once. */
export const checkInChannel: Channel<CheckInPayload> = {
  kind: CHECK_IN_KIND,
  schema: CHECK_IN_SCHEMA,
  batch: 1,
  keepsReceipts: false,
  migrate: () => null,
  send: (entries, line) =>
    Promise.all(
      entries.map(async ({ id, deviceAt, payload: { checkInId, said } }) =>
        verdictOf(
          await line.call('POST', urlOf(answerCheckIn, { checkInId }), { ...said, id, deviceAt }),
        ),
      ),
    ),
};
