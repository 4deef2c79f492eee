import {
  DOCUMENT,
  DestroyRef,
  Component,
  computed,
  effect,
  inject,
  signal,
  untracked,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { MessagePayload } from '@pijar/mentoring/phone';
import type { Entry } from '@pijar/shared/phone';
import {
  Avatar,
  Card,
  Connection,
  EmptyState,
  ErrorState,
  Icon,
  PersonDatePipe,
  PhoneOutbox,
  ProblemError,
  ProblemText,
  Skeleton,
  Toasts,
} from '@pijar/shared/web';
import { TrustedCard } from '@pijar/submissions/safeguarding';
import { Composer } from '../talk/composer';
import type { Said } from '../talk/files/enclosure';
import { MessageFiles } from '../talk/files/message-files';
import { Talk } from '../talk/talk';
import { askWhileSeen } from '../talk/ask-while-seen';
import { HerTalk } from './her-talk';

/** /saya/pendamping: who accompanies her, and what they write to each other; readable and writable without signal. */
@Component({
  selector: 'pijar-my-talk-page',
  imports: [
    RouterLink,
    TranslocoDirective,
    Avatar,
    Card,
    Composer,
    EmptyState,
    ErrorState,
    Icon,
    MessageFiles,
    PersonDatePipe,
    Skeleton,
    Talk,
    TrustedCard,
  ],
  providers: [HerTalk],
  templateUrl: './my-talk-page.html',
  styleUrl: './my-talk-page.css',
})
export class MyTalkPage {
  protected readonly talk = inject(HerTalk);
  readonly #connection = inject(Connection);
  readonly #outbox = inject(PhoneOutbox);
  readonly #problems = inject(ProblemText);
  readonly #toasts = inject(Toasts);
  protected readonly text = signal('');
  protected readonly isBusy = signal(false);
  protected readonly isOffline = computed(() => this.#connection.state() === 'offline');

  constructor() {
    askWhileSeen(inject(DOCUMENT), inject(DestroyRef), () => {
      if (this.#connection.isOnline()) this.talk.asked.reload();
    });
    let wasAway = false;
    effect(() => {
      const isOnline = this.#connection.isOnline();
      if (isOnline && wasAway) untracked(() => this.talk.asked.reload());
      wasAway = !isOnline;
    });
    effect(() => {
      if (this.#outbox.receivedCount() > 0) untracked(() => this.talk.asked.reload());
    });
    effect(() => {
      if (this.talk.unreadTurn() && this.#connection.isOnline())
        untracked(() => void this.talk.markRead());
    });
  }

  protected async send(said: Said): Promise<void> {
    await this.#doing(async () => {
      await this.talk.say(said);
      this.text.set('');
    });
  }

  protected reason({ state }: Entry<MessagePayload>): string {
    return state.at === 'rejected' ? this.#problems.of(new ProblemError(state.problem)) : '';
  }

  protected toPresent(entry: Entry<MessagePayload>): Promise<void> {
    return this.#doing(() => this.talk.sayToPresent(entry));
  }

  protected isOfFile({ state }: Entry<MessagePayload>): boolean {
    return state.at === 'rejected' && state.problem.type === '/problems/file-refused';
  }

  protected again(entry: Entry<MessagePayload>, isWithout: boolean): Promise<void> {
    return this.#doing(() => this.talk.sayAgain(entry, isWithout));
  }

  protected letGo(entry: Entry<MessagePayload>): Promise<void> {
    return this.#doing(() => this.talk.letGo(entry));
  }

  protected share(isShared: boolean): Promise<void> {
    return this.#doing(() => this.talk.share(isShared));
  }

  protected growBack(): Promise<void> {
    return this.#doing(() => this.talk.growBack());
  }

  async #doing(deed: () => Promise<void>): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    try {
      await deed();
    } catch (error) {
      this.#toasts.show(this.#problems.of(error), { tone: 'bad' });
    } finally {
      this.isBusy.set(false);
    }
  }
}
