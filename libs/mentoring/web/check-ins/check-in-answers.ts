import { Injectable, inject, linkedSignal } from '@angular/core';
import {
  CHECK_IN_KIND,
  CHECK_IN_SCHEMA,
  type CheckInPayload,
  type SaidOfBusiness,
} from '@pijar/mentoring/phone';
import type { Entry } from '@pijar/shared/phone';
import { PhoneOutbox, Toasts, Words } from '@pijar/shared/web';

/** An answer that was given on this phone. */
export interface Given extends CheckInPayload {
  id: string;
  /** The server does not have it. */
  isOnPhone: boolean;
}

/** What she answers on this phone, on its way through the outbox. */
@Injectable({ providedIn: 'root' })
export class CheckInAnswers {
  readonly #outbox = inject(PhoneOutbox);
  readonly #toasts = inject(Toasts);
  readonly #words = inject(Words);

  /** Counts up when the server has taken something in. */
  readonly sent = this.#outbox.receivedCount;
  /** Everything answered since she signed in, also what is sent by now; what was refused counts for nothing. */
  readonly given = linkedSignal<readonly Entry[], readonly Given[]>({
    source: this.#outbox.entries,
    computation: (entries, before) => {
      const received = new Set(this.#outbox.state()?.received.map(({ id }) => id));
      return [
        ...(before?.value ?? [])
          .filter(({ id }) => received.has(id))
          .map((given) => ({ ...given, isOnPhone: false })),
        ...entries
          .filter(isCheckIn)
          .filter(({ state }) => state.at !== 'rejected')
          .map(({ id, payload }) => ({ ...payload, id, isOnPhone: true })),
      ];
    },
  });

  /** What was kept, or is being kept, by its question: a second tap comes before the first answer shows. */
  readonly #taken = new Map<string, Promise<Entry>>();

  /**
   * Keeps it on the phone and tries to send it; once for each question, unless the answer was refused or taken back.
   * @returns whether it is kept
   */
  async give(checkInId: string, said: SaidOfBusiness): Promise<boolean> {
    const before = this.#taken.get(checkInId);
    try {
      if (before && (await this.#isStillGiven((await before).id))) return true;
      const payload = { checkInId, said, title: this.#words.say('mentoringCheckIns.title') };
      const subject = `check-in/${checkInId}`;
      const deed = { kind: CHECK_IN_KIND, schema: CHECK_IN_SCHEMA, subject, payload };
      const kept = this.#outbox.add(deed);
      this.#taken.set(checkInId, kept);
      await kept;
      return true;
    } catch {
      this.#taken.delete(checkInId);
      this.#toasts.show(this.#words.say('mentoringCheckIns.notKept'), { tone: 'bad' });
      return false;
    }
  }

  async #isStillGiven(id: string): Promise<boolean> {
    const outbox = await this.#outbox.outbox();
    const received = (await outbox?.receivedLately()) ?? [];
    const entries = (await outbox?.entries()) ?? [];
    return [...received, ...entries.filter(({ state }) => state.at !== 'rejected')].some(
      (entry) => entry.id === id,
    );
  }
}

/** Of a build whose shape this one cannot read: it waits in the outbox and says nothing here. */
const isCheckIn = (entry: Entry): entry is Entry<CheckInPayload> =>
  entry.kind === CHECK_IN_KIND && entry.schema === CHECK_IN_SCHEMA;
