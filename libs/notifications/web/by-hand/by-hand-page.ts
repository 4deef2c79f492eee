import { DOCUMENT } from '@angular/common';
import { Component, inject, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { shownPhone } from '@pijar/identity/contracts';
import {
  type HandItem,
  type HandMessage,
  handBackByHand,
  listByHand,
  takeByHand,
  tickByHand,
} from '@pijar/notifications/contracts';
import {
  AgoPipe,
  ApiClient,
  EmptyState,
  ErrorState,
  Icon,
  ProblemError,
  ProblemText,
  Skeleton,
  Toasts,
  Words,
  resourceOf,
} from '@pijar/shared/web';
import { firstValueFrom } from 'rxjs';

/** WhatsApp messages that wait for somebody's hand, one person at a time. Two officers at once never have the same one. */
@Component({
  selector: 'pijar-by-hand-page',
  imports: [AgoPipe, EmptyState, ErrorState, Icon, Skeleton, TranslocoDirective],
  templateUrl: './by-hand-page.html',
  styleUrl: './by-hand-page.css',
})
export class ByHandPage {
  readonly #api = inject(ApiClient);
  readonly #toasts = inject(Toasts);
  readonly #words = inject(Words);
  readonly #problems = inject(ProblemText);
  readonly #window = inject(DOCUMENT).defaultView!;

  protected readonly list = resourceOf(listByHand, () => ({}));
  /** What is in my hands, by person. */
  protected readonly mine = signal<ReadonlyMap<string, HandMessage>>(new Map());
  protected readonly busy = signal<string | null>(null);
  protected readonly shownPhone = shownPhone;

  /** The window is opened by the press itself: one that opens after an answer came is taken for an advertisement. */
  protected async send({ personId }: HandItem): Promise<void> {
    const whatsApp = this.#window.open('', '_blank');
    this.busy.set(personId);
    try {
      const message = await firstValueFrom(this.#api.call(takeByHand, { params: { personId } }));
      this.#keep(personId, message);
      if (whatsApp) {
        whatsApp.opener = null;
        whatsApp.location.href = message.link;
      }
    } catch (error) {
      whatsApp?.close();
      this.#refused(error);
    }
    this.busy.set(null);
  }

  protected async tick({ personId }: HandItem): Promise<void> {
    await this.#end(personId, tickByHand, this.#words.say('deliveries.hand.done'));
  }

  protected async handBack({ personId }: HandItem): Promise<void> {
    await this.#end(personId, handBackByHand, null);
  }

  async #end(
    personId: string,
    route: typeof tickByHand | typeof handBackByHand,
    words: string | null,
  ): Promise<void> {
    const { claim } = this.mine().get(personId)!;
    this.busy.set(personId);
    try {
      await firstValueFrom(this.#api.call(route, { params: { personId }, body: { claim } }));
      if (words) this.#toasts.show(words);
    } catch (error) {
      this.#refused(error);
    }
    this.busy.set(null);
    this.#keep(personId, null);
    this.list.reload();
  }

  #refused(error: unknown): void {
    const isTaken = error instanceof ProblemError && error.kind === 'taken';
    const text = isTaken ? this.#words.say('deliveries.hand.taken') : this.#problems.of(error);
    this.#toasts.show(text, { tone: 'bad' });
    this.list.reload();
  }

  #keep(personId: string, message: HandMessage | null): void {
    this.mine.update((mine) => {
      const next = new Map(mine);
      if (message) next.set(personId, message);
      else next.delete(personId);
      return next;
    });
  }
}
