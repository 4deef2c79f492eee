import {
  DOCUMENT,
  Component,
  DestroyRef,
  computed,
  inject,
  input,
  linkedSignal,
  signal,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { listConversations, type CoachConversations } from '@pijar/mentoring/contracts';
import {
  AgoPipe,
  Avatar,
  EmptyState,
  ErrorState,
  Pill,
  Skeleton,
  resourceOf,
} from '@pijar/shared/web';
import { askWhileSeen } from '../talk/ask-while-seen';
import { CoachNumber } from './coach-number';
import { TalkPane } from './talk-pane';

/** /pendamping/obrolan: whom a coach accompanies, unread first; beside it, on a wide screen, the one that is open. */
@Component({
  selector: 'pijar-talks-page',
  imports: [
    RouterLink,
    TranslocoDirective,
    AgoPipe,
    Avatar,
    CoachNumber,
    EmptyState,
    ErrorState,
    Pill,
    Skeleton,
    TalkPane,
  ],
  templateUrl: './talks-page.html',
  styleUrl: './talks-page.css',
  host: { '[class.open]': 'membershipId()' },
})
export class TalksPage {
  /** From the address; none: the list alone. */
  readonly membershipId = input<string>();
  protected readonly asked = resourceOf(listConversations, () => ({}));
  readonly #list = linkedSignal<CoachConversations | undefined, CoachConversations | undefined>({
    source: () => (this.asked.hasValue() ? this.asked.value() : undefined),
    computation: (now, before) => now ?? before?.value,
  });
  protected readonly items = computed(() => this.#list()?.items);
  protected readonly unread = computed(
    () => this.items()?.reduce((sum, { unread }) => sum + unread, 0) ?? 0,
  );
  protected readonly round = signal(0);

  constructor() {
    askWhileSeen(inject(DOCUMENT), inject(DestroyRef), () => {
      this.asked.reload();
      this.round.update((count) => count + 1);
    });
  }
}
