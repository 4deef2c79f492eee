import { Injectable, inject } from '@angular/core';
import { ApiClient, problemOf } from '@pijar/shared/web';
import { takeNext } from '@pijar/submissions/contracts';
import { firstValueFrom } from 'rxjs';
import { newId } from '../new-id';
import { QueueFilter } from './queue/queue-filter';

/** Takes what waits longest. */
@Injectable({ providedIn: 'root' })
export class NextWork {
  readonly #api = inject(ApiClient);
  #said: string | null = null;
  /** The same until there was an answer, so that a double tap or a lost answer takes one piece of work. */
  #take: { filter: string; takeId: string } | undefined;

  /**
   * The id of the submission that is mine now; null when nothing waits.
   * @throws ProblemError
   */
  async take(filter: QueueFilter): Promise<string | null> {
    const name = JSON.stringify(filter);
    if (this.#take?.filter !== name) this.#take = { filter: name, takeId: newId() };
    const body = { ...filter, takeId: this.#take.takeId };
    try {
      const claim = await firstValueFrom(this.#api.call(takeNext, { body }));
      this.#take = undefined;
      return claim.submissionId;
    } catch (error) {
      const problem = problemOf(error);
      if (problem.status > 0 && problem.status < 500) this.#take = undefined;
      if (problem.kind === 'nothing-waits') return null;
      throw problem;
    }
  }

  /** Leaves words about what was answered just now to the page of the next one. */
  leaveWords(said: string): void {
    this.#said = said;
  }

  /** The words that were left, once. */
  pickUpWords(): string | null {
    const said = this.#said;
    this.#said = null;
    return said;
  }
}
