import { Injectable, inject, linkedSignal } from '@angular/core';
import type { ActionView } from '@pijar/mentoring/contracts';
import {
  ACTION_KIND,
  ACTION_SCHEMA,
  type ActionPayload,
  type SaidOfAction,
} from '@pijar/mentoring/phone';
import type { Entry } from '@pijar/shared/phone';
import { PhoneOutbox, Toasts, Words } from '@pijar/shared/web';
import type { Told } from './with-deeds';

/** What she says of agreements on this phone, on its way through the outbox, and what it means until the server has it. */
@Injectable({ providedIn: 'root' })
export class ActionDeeds {
  readonly #outbox = inject(PhoneOutbox);
  readonly #toasts = inject(Toasts);
  readonly #words = inject(Words);

  /** Counts up when the server has taken something in. */
  readonly sent = this.#outbox.receivedCount;
  /** Everything said since she signed in, also what is sent by now; what was refused counts for nothing. */
  readonly told = linkedSignal<readonly Entry[], readonly Told[]>({
    source: this.#outbox.entries,
    computation: (entries, before) => {
      const here = entries.filter(isOfAction);
      // What she took back has left the outbox as well, but nobody received it.
      const received = new Set(this.#outbox.state()?.received.map(({ id }) => id));
      const sent = (before?.value ?? []).filter(({ id }) => received.has(id));
      return [
        ...sent.map((deed) => ({ ...deed, isOnPhone: false })),
        ...here
          .filter(({ state }) => state.at !== 'rejected')
          .map(({ id, payload }) => ({ ...payload, id, isOnPhone: true })),
      ];
    },
  });

  /** Keeps it on the phone and tries to send it. @returns whether it is kept */
  async tell({ id, what }: Pick<ActionView, 'id' | 'what'>, said: SaidOfAction): Promise<boolean> {
    const payload: ActionPayload = { actionId: id, said, what };
    try {
      const subject = `action/${id}`;
      await this.#outbox.add({ kind: ACTION_KIND, schema: ACTION_SCHEMA, subject, payload });
      return true;
    } catch {
      this.#toasts.show(this.#words.say('mentoringActions.notKept'), { tone: 'bad' });
      return false;
    }
  }
}

/** Of a build whose shape this one cannot read: it waits in the outbox and says nothing here. */
const isOfAction = (entry: Entry): entry is Entry<ActionPayload> =>
  entry.kind === ACTION_KIND && entry.schema === ACTION_SCHEMA;
