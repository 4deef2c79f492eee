import { tellAction } from '@pijar/mentoring/contracts';
import { urlOf } from '@pijar/shared/contracts';
import { verdictOf, type Channel } from '@pijar/shared/phone';
import { ACTION_KIND, ACTION_SCHEMA, type ActionPayload } from './action-deed';

/** What she says of an agreement goes one by one, under the id of its entry: the server counts it once. */
export const actionChannel: Channel<ActionPayload> = {
  kind: ACTION_KIND,
  schema: ACTION_SCHEMA,
  batch: 1,
  keepsReceipts: false,
  migrate: () => null,
  send: (entries, line) =>
    Promise.all(
      entries.map(async ({ id, deviceAt, payload: { actionId, said } }) =>
        verdictOf(
          await line.call('POST', urlOf(tellAction, { actionId }), { ...said, id, deviceAt }),
        ),
      ),
    ),
};
