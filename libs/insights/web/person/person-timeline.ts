import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { TimelineEvent, TimelineKind, listTimeline } from '@pijar/insights/contracts';
import {
  ApiClient,
  ErrorState,
  Icon,
  IconName,
  PersonSettings,
  ProblemText,
  Skeleton,
  Toasts,
  Words,
  formatDate,
  resourceOf,
} from '@pijar/shared/web';
import { PhoneContactWords } from '../standing/phone-contact-words';
import { eventWords } from './event-words';
import { joinLessons } from './join-lessons';

const icons: Record<TimelineKind, IconName> = {
  'membership-changed': 'people',
  'code-issued': 'lock',
  'account-activated': 'sun',
  'lesson-finished': 'learn',
  'quiz-finished': 'help',
  'work-sent': 'send',
  'work-returned': 'edit',
  'work-accepted': 'check',
  'session-attended': 'calendar',
  'stage-done': 'sun',
  'stage-waived': 'sun',
  'certificate-issued': 'certificate',
};

/** Everything that happened, the latest first, by days of the cohort's zone. */
@Component({
  selector: 'pijar-person-timeline',
  imports: [TranslocoDirective, ErrorState, Icon, PhoneContactWords, Skeleton],
  templateUrl: './person-timeline.html',
  styleUrl: './person-timeline.css',
})
export class PersonTimeline {
  readonly membershipId = input.required<string>();
  /** Of the membership: another one means that something happened. */
  readonly version = input.required<number>();
  readonly timeZone = input.required<string>();
  readonly #api = inject(ApiClient);
  readonly #settings = inject(PersonSettings);
  readonly #problemText = inject(ProblemText);
  readonly #toasts = inject(Toasts);
  readonly #words = inject(Words);
  protected readonly icons = icons;
  protected readonly first = resourceOf(listTimeline, () => {
    this.version();
    return { params: { membershipId: this.membershipId() }, query: { limit: 40 } };
  });
  readonly #firstPage = computed(() => (this.first.hasValue() ? this.first.value() : undefined));
  readonly #more = linkedSignal<unknown, TimelineEvent[]>({
    source: this.#firstPage,
    computation: () => [],
  });
  protected readonly next = linkedSignal(() => this.#firstPage()?.next ?? null);
  protected readonly isLoadingMore = signal(false);
  protected readonly days = computed(() => {
    const events = [...(this.#firstPage()?.items ?? []), ...this.#more()];
    const byDay = Map.groupBy(events, (event) => this.#format(event.at, 'long'));
    return [...byDay].map(([day, all]) => ({ day, events: joinLessons(all) }));
  });

  protected time(event: TimelineEvent): string {
    return this.#format(event.at, 'time');
  }

  protected words(event: TimelineEvent) {
    this.#words.spoken();
    return eventWords(event, (key, params) => this.#words.say(key, params));
  }

  protected loadMore(): void {
    const cursor = this.next();
    if (!cursor) return;
    this.isLoadingMore.set(true);
    this.#api
      .call(listTimeline, {
        params: { membershipId: this.membershipId() },
        query: { limit: 40, cursor },
      })
      .subscribe({
        next: (page) => {
          this.#more.update((events) => [...events, ...page.items]);
          this.next.set(page.next);
          this.isLoadingMore.set(false);
        },
        error: (error) => {
          this.isLoadingMore.set(false);
          this.#toasts.show(this.#problemText.of(error), { tone: 'bad' });
        },
      });
  }

  #format(at: string, style: 'long' | 'time'): string {
    return formatDate(at, style, this.#settings.language(), this.timeZone());
  }
}
