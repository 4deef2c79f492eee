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
  /** The same until there was an answer, so that a double tap or a lost answer takes one piece of work. */
  #take: { filter: string; takeId: string } | undefined;
  #taken: string | null = null;
  #later: string | null = null;

  /**
   * The id of the submission that is mine now; null when nothing waits.
   * @throws ProblemError
   */
  async take(filter: QueueFilter): Promise<string | null> {
    const later = this.#later;
    this.#later = null;
    if (later) return later;
    const name = JSON.stringify(filter);
    if (this.#take?.filter !== name) this.#take = { filter: name, takeId: newId() };
    const body = { ...filter, takeId: this.#take.takeId };
    try {
      const claim = await firstValueFrom(this.#api.call(takeNext, { body }));
      this.#take = undefined;
      this.#taken = claim.submissionId;
      return claim.submissionId;
    } catch (error) {
      const problem = problemOf(error);
      if (problem.status > 0 && problem.status < 500) this.#take = undefined;
      if (problem.kind === 'nothing-waits') return null;
      throw problem;
    }
  }

  /** She goes back to what she answered before: what she had taken meanwhile is hers still, and comes next. */
  comeBackLater(instead: string): void {
    this.#later = this.#taken === instead ? null : this.#taken;
  }
}
