import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import {
  type DeliveryState,
  type DeliveryView,
  type NotificationKind,
  channels,
  listChannels,
  listDeliveries,
  resendDelivery,
  topicOf,
} from '@pijar/notifications/contracts';
import {
  ApiClient,
  EmptyState,
  ErrorState,
  Icon,
  PersonDatePipe,
  Pill,
  ProblemText,
  Skeleton,
  Toasts,
  type Tone,
  Words,
  resourceOf,
} from '@pijar/shared/web';
import { ChannelCard } from './channel-card';

const tones: Record<DeliveryState, Tone> = {
  waiting: 'quiet',
  sending: 'deep',
  sent: 'good',
  skipped: 'quiet',
  expired: 'warn',
  dead: 'bad',
};
const states = Object.keys(tones) as DeliveryState[];

/** What left the product and what did not, for officers; the filters stand in the address. */
@Component({
  selector: 'pijar-deliveries-page',
  imports: [
    ChannelCard,
    EmptyState,
    ErrorState,
    Icon,
    PersonDatePipe,
    Pill,
    RouterLink,
    Skeleton,
    TranslocoDirective,
  ],
  templateUrl: './deliveries-page.html',
  styleUrl: './deliveries-page.css',
})
export class DeliveriesPage {
  readonly #api = inject(ApiClient);
  readonly #router = inject(Router);
  readonly #toasts = inject(Toasts);
  readonly #words = inject(Words);
  readonly #problems = inject(ProblemText);
  readonly keadaan = input<string>();
  readonly lewat = input<string>();

  protected readonly states = states;
  protected readonly channels = channels;
  protected readonly tones = tones;
  protected readonly standing = resourceOf(listChannels, () => ({}));
  protected readonly state = computed(() => states.find((one) => one === this.keadaan()));
  protected readonly channel = computed(() => channels.find((one) => one === this.lewat()));
  protected readonly items = signal<DeliveryView[]>([]);
  protected readonly next = signal<string | null>(null);
  protected readonly isLoading = signal(false);
  protected readonly error = signal<unknown>(null);
  protected readonly busy = signal<string | null>(null);

  constructor() {
    effect(() => {
      this.state();
      this.channel();
      untracked(() => this.reload());
    });
  }

  protected topic(row: DeliveryView): string {
    return topicOf(row.kind as NotificationKind);
  }

  protected canResend(row: DeliveryView): boolean {
    return row.state === 'dead' || row.state === 'expired';
  }

  protected filter(queryParams: { keadaan?: string | null; lewat?: string | null }): void {
    void this.#router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }

  protected reload(): void {
    this.items.set([]);
    this.next.set(null);
    this.load();
  }

  protected load(): void {
    const asked = { state: this.state(), channel: this.channel() };
    const query = { ...asked, limit: 50, cursor: this.next() ?? undefined };
    this.isLoading.set(true);
    this.error.set(null);
    this.#api.call(listDeliveries, { query }).subscribe({
      next: (page) => {
        // The answer to a filter that was left meanwhile.
        if (asked.state !== this.state() || asked.channel !== this.channel()) return;
        this.items.update((items) => [...items, ...page.items]);
        this.next.set(page.next);
        this.isLoading.set(false);
      },
      error: (error: unknown) => {
        this.error.set(error);
        this.isLoading.set(false);
      },
    });
  }

  protected resend({ deliveryId }: DeliveryView): void {
    this.busy.set(deliveryId);
    const done = (text: string, tone: 'good' | 'bad') => {
      this.#toasts.show(text, { tone });
      this.busy.set(null);
      this.standing.reload();
      this.reload();
    };
    this.#api.call(resendDelivery, { params: { deliveryId } }).subscribe({
      next: () => done(this.#words.say('deliveries.resent'), 'good'),
      error: (error: unknown) => done(this.#problems.of(error), 'bad'),
    });
  }
}
