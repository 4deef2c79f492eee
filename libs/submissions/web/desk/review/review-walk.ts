import { Injectable, inject } from '@angular/core';
import { Router } from '@angular/router';
import { ProblemText, Toasts, Words } from '@pijar/shared/web';
import { DecisionView, ReviewView } from '@pijar/submissions/contracts';
import { NextWork } from '../next-work';
import { QueueFilter } from '../queue/queue-filter';
import { SentDecisions } from '../sent/sent-decisions';

/** From one piece of work to the next, within what she filtered the queue by, or back to the queue. */
@Injectable()
export class ReviewWalk {
  readonly #router = inject(Router);
  readonly #next = inject(NextWork);
  readonly #problems = inject(ProblemText);
  readonly #sent = inject(SentDecisions);
  readonly #toasts = inject(Toasts);
  readonly #words = inject(Words);

  /** Work that is not hers is left for the next that is. */
  async takeNext(filter: QueueFilter): Promise<void> {
    const next = await this.#next.take(filter).catch((error: unknown) => {
      this.#toasts.show(this.#problems.of(error), { tone: 'bad' });
    });
    if (next === null) {
      this.#toasts.show(this.#words.say('submissionsDesk.queue.nothing'), { tone: 'plain' });
    } else if (next) await this.#toWork(next, filter);
  }

  /** The next one, at once: ten reviews in ten minutes. */
  async onFrom(review: ReviewView, sent: DecisionView, filter: QueueFilter): Promise<void> {
    const name = review.participant.name;
    const said = this.#words.say(
      sent.decision === 'accepted'
        ? 'submissionsDesk.decide.sentAccepted'
        : 'submissionsDesk.decide.sentReturned',
      { name },
    );
    const next = await this.#next.take(filter).catch(() => undefined);
    const rest =
      next === undefined
        ? ''
        : ` ${this.#words.say(`submissionsDesk.decide.${next ? 'next' : 'done'}`)}`;
    this.#sent.tell(sent, said + rest, filter);
    if (next) await this.#toWork(next, filter);
    else await this.toQueue(filter);
  }

  async toQueue(filter: QueueFilter): Promise<void> {
    await this.#router.navigate(['/pendamping'], { queryParams: filter });
  }

  async #toWork(submissionId: string, filter: QueueFilter): Promise<void> {
    await this.#router.navigate(['/pendamping/kiriman', submissionId], {
      queryParams: filter,
      replaceUrl: true,
    });
  }
}
