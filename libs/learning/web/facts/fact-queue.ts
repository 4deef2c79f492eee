import { Injectable, computed, inject, linkedSignal } from '@angular/core';
import { FACT_KIND, FACT_SCHEMA, type FactPayload, type NewFact } from '@pijar/learning/phone';
import type { Entry, NewEntry } from '@pijar/shared/phone';
import { PhoneOutbox, Toasts, Words } from '@pijar/shared/web';
import { dropOldFacts, oldFacts, type OldFact } from './old-facts';

/** The step, or the test of a stage, that a fact is about, as she knows it. */
export interface FactStep {
  title: string;
  /** It counts as done with this fact, as far as the phone can tell. */
  isDone?: boolean;
}

/** What happened on this phone, on its way through the outbox, and what it means until the server has it. */
@Injectable({ providedIn: 'root' })
export class FactQueue {
  readonly #outbox = inject(PhoneOutbox);
  readonly #toasts = inject(Toasts);
  readonly #words = inject(Words);

  /** Counts up when the server has taken something in: where somebody stands may be different now. */
  readonly sent = this.#outbox.receivedCount;
  readonly #facts = computed(() => this.#outbox.entries().filter(isFact));
  /** Steps that are done as far as this phone knows; the server may not have heard it. Until she leaves. */
  readonly doneHere = linkedSignal<readonly Entry<FactPayload>[], ReadonlySet<string>>({
    source: this.#facts,
    computation: (facts, before) => {
      const done = new Set(this.#outbox.state() ? before?.value : undefined);
      for (const { payload, state } of facts) {
        if (!('stepId' in payload.fact)) continue;
        if (state.at === 'rejected') done.delete(payload.fact.stepId);
        else if (payload.isStepDone) done.add(payload.fact.stepId);
      }
      return done;
    },
  });
  /** Steps with something that only this phone has: facts, and work whose subject is `membership/step`. */
  readonly onPhone = computed<ReadonlySet<string>>(
    () =>
      new Set(
        this.#outbox
          .entries()
          .filter(({ isSilent, state }) => !isSilent && isUnsent(state.at))
          .flatMap((entry) => {
            if (!isFact(entry)) return entry.subject.split('/').at(-1)!;
            const { fact } = entry.payload;
            return 'stepId' in fact ? fact.stepId : [];
          }),
      ),
  );

  /** Keeps a fact on the phone and tries to send it. */
  add(membershipId: string, fact: NewFact, step: FactStep): void {
    const isSilent = fact.kind === 'lesson_opened';
    void this.#outbox.add(entryOf(membershipId, fact, step)).catch(() => {
      if (!isSilent) this.#toasts.show(this.#words.say('learning.facts.notKept'), { tone: 'bad' });
    });
  }

  /** Takes over, once, what an older build left on this phone for these memberships of hers. */
  async takeOver(membershipIds: readonly string[]): Promise<void> {
    if (oldFacts().length === 0) return;
    const { oneAtATime } = await import('@pijar/shared/phone');
    await oneAtATime('pijar-old-facts', () => this.#takeOver(membershipIds));
  }

  async #takeOver(membershipIds: readonly string[]): Promise<void> {
    const hers = oldFacts().filter(({ membershipId }) => membershipIds.includes(membershipId));
    if (hers.length === 0) return;
    try {
      for (const old of hers) await this.#outbox.add(entryOfOld(old));
    } catch {
      // No room: they stay where they are until there is.
      return;
    }
    const taken = new Set(hers.map(({ fact }) => fact.id));
    await this.#outbox.sendNow();
    if (this.#outbox.state()?.isOnlyInMemory) {
      // The old place is the safer one until the server has them.
      for (const { id } of this.#facts()) taken.delete(id);
    }
    dropOldFacts(taken);
  }
}

/** Of a build whose shape this one cannot read: it waits in the outbox, to be migrated or shown, and says nothing here. */
const isFact = (entry: Entry): entry is Entry<FactPayload> =>
  entry.kind === FACT_KIND && entry.schema === FACT_SCHEMA;

function entryOf(membershipId: string, fact: NewFact, step: FactStep): NewEntry<FactPayload> {
  return {
    kind: FACT_KIND,
    schema: FACT_SCHEMA,
    subject: `learning/${membershipId}`,
    isSilent: fact.kind === 'lesson_opened',
    payload: { membershipId, fact, isStepDone: step.isDone ?? false, title: step.title },
  };
}

function entryOfOld({ membershipId, fact }: OldFact): NewEntry<FactPayload> {
  const { id, deviceAt, ...rest } = fact;
  const isDone = fact.kind === 'lesson_finished';
  return { ...entryOf(membershipId, rest as NewFact, { title: '', isDone }), id, deviceAt };
}

const isUnsent = (at: Entry['state']['at']) => at === 'waiting' || at === 'sending';
