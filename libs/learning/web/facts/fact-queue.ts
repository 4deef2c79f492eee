import { DOCUMENT, DestroyRef, Injectable, effect, inject, signal } from '@angular/core';
import { recordFacts, type Fact, type FactAnswer } from '@pijar/learning/contracts';
import { ApiClient, Connection, problemOf } from '@pijar/shared/web';
import { firstValueFrom } from 'rxjs';
import { FactStore, type KeptFact } from './fact-store';
import { newFactId } from './new-fact-id';

type NewFact = Fact extends infer F ? (F extends Fact ? Omit<F, 'id' | 'deviceAt'> : never) : never;

/** At most so many in one request; the server takes a hundred. */
const BATCH = 50;

/**
 * Sends what happened on this phone: at once when there is signal, else when it comes back, when the page is opened again or comes
 * to the front. A fact leaves the phone's store only after the server has answered for it.
 */
@Injectable({ providedIn: 'root' })
export class FactQueue {
  readonly #api = inject(ApiClient);
  readonly #store = inject(FactStore);
  readonly #connection = inject(Connection);
  readonly #window = inject(DOCUMENT).defaultView!;
  /** Whose facts may be sent: the memberships of whoever is signed in on this, perhaps shared, phone. */
  #mine: readonly string[] = [];
  #sending: Promise<void> | null = null;
  /** Something was added while the last look at the store may have been over. */
  #isAskedAgain = false;
  readonly #sent = signal(0);
  /** Counts up when the server has taken something in: where somebody stands may be different now. */
  readonly sent = this.#sent.asReadonly();

  constructor() {
    // The server can be reached again.
    effect(() => {
      if (this.#connection.isOnline()) void this.flush();
    });
    const onFront = () => {
      if (this.#window.document.visibilityState === 'visible') void this.flush();
    };
    this.#window.document.addEventListener('visibilitychange', onFront);
    inject(DestroyRef).onDestroy(() =>
      this.#window.document.removeEventListener('visibilitychange', onFront),
    );
  }

  /** Says who is signed in; facts of somebody else's membership wait until she is back. */
  serve(membershipIds: readonly string[]): void {
    this.#mine = membershipIds;
    this.#count();
    void this.flush();
  }

  /** Keeps a fact on the phone and tries to send it. Returns as soon as it is kept. */
  add(membershipId: string, fact: NewFact): void {
    const whole = { ...fact, id: newFactId(), deviceAt: new Date().toISOString() } as Fact;
    this.#store.add({ membershipId, fact: whole });
    this.#count();
    void this.flush();
  }

  /** Resolves when everything that can be sent now is sent, or could not be. Never rejects. */
  flush(): Promise<void> {
    if (this.#sending) this.#isAskedAgain = true;
    else this.#sending = this.#send().finally(() => (this.#sending = null));
    return this.#sending;
  }

  async #send(): Promise<void> {
    // What failed a moment ago waits for the next occasion, however often it is asked for meanwhile.
    const tried = new Set<string>();
    do {
      this.#isAskedAgain = false;
      await this.#sendAll(tried);
    } while (this.#isAskedAgain);
  }

  async #sendAll(tried: Set<string>): Promise<void> {
    for (;;) {
      const next = this.#own().filter(({ fact }) => !tried.has(fact.id));
      const membershipId = next[0]?.membershipId;
      if (!membershipId) return;
      const batch = next.filter((each) => each.membershipId === membershipId).slice(0, BATCH);
      for (const { fact } of batch) tried.add(fact.id);
      const isReachable = await this.#sendBatch(membershipId, batch);
      if (!isReachable) return;
    }
  }

  async #sendBatch(membershipId: string, batch: KeptFact[]): Promise<boolean> {
    const call = this.#api.call(recordFacts, {
      params: { membershipId },
      body: { facts: batch.map(({ fact }) => fact) },
    });
    try {
      const { answers } = await firstValueFrom(call);
      this.#store.remove(new Set(answers.filter(isSettled).map((answer) => answer.id)));
      this.#count();
      if (answers.some((answer) => answer.outcome === 'accepted')) {
        this.#sent.update((count) => count + 1);
      }
      return true;
    } catch (error) {
      // A pause, a lost session, no signal: they stay on the phone. Only what no try will ever mend is let go.
      if (problemOf(error).status === 422) {
        this.#store.remove(new Set(batch.map(({ fact }) => fact.id)));
        this.#count();
      }
      return problemOf(error).status >= 400 && problemOf(error).status < 500;
    }
  }

  #own(): KeptFact[] {
    return this.#store.all().filter(({ membershipId }) => this.#mine.includes(membershipId));
  }

  /** An opened lesson is no work of hers: it travels silently. */
  #count(): void {
    const count = this.#own().filter(({ fact }) => fact.kind !== 'lesson_opened').length;
    this.#connection.keep('facts', count);
  }
}

/** A locked step may open later; every other answer is final. */
const isSettled = (answer: FactAnswer): boolean => answer.reason !== 'step-locked';
