import {
  Component,
  effect,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  untracked,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ContactChannel } from '@pijar/mentoring/contracts';
import {
  Avatar,
  Confirmation,
  Dialog,
  ErrorState,
  Icon,
  ProblemText,
  Skeleton,
  Toasts,
  Words,
} from '@pijar/shared/web';
import { AgreeForm } from '../actions/agree-form';
import { Composer } from '../talk/composer';
import type { Said } from '../talk/files/enclosure';
import { Talk } from '../talk/talk';
import type { TalkLine } from '../talk/talk-days';
import { OpenTalk } from './open-talk';
import { RestrictTalkDialog } from './restrict-talk-dialog';

/** One conversation of a coach: what was said, where she writes, and the line that they met elsewhere. */
@Component({
  selector: 'pijar-talk-pane',
  imports: [
    ...[RouterLink, TranslocoDirective, AgreeForm, Avatar, Composer, Dialog, ErrorState, Icon],
    ...[RestrictTalkDialog, Skeleton, Talk],
  ],
  providers: [OpenTalk],
  templateUrl: './talk-pane.html',
  styleUrl: './talk-pane.css',
})
export class TalkPane {
  readonly membershipId = input.required<string>();
  /** Counts up when the list was asked again: what is open follows. */
  readonly round = input(0);
  /** Something was said or read: the list is another one now. */
  readonly changed = output<void>();
  protected readonly talk = inject(OpenTalk);
  readonly #confirmation = inject(Confirmation);
  readonly #problems = inject(ProblemText);
  readonly #toasts = inject(Toasts);
  readonly #words = inject(Words);
  /** What she was writing to one person does not wait below another's name. */
  protected readonly text = linkedSignal<string, string>({
    source: this.membershipId,
    computation: () => '',
  });
  protected readonly isBusy = signal(false);
  /** The message that becomes an agreement. */
  protected readonly agreeing = linkedSignal<string, TalkLine | null>({
    source: this.membershipId,
    computation: () => null,
  });
  protected readonly isRestricting = signal(false);
  protected readonly channels: readonly ContactChannel[] = ['met', 'call', 'whatsapp'];

  constructor() {
    effect(() => {
      const membershipId = this.membershipId();
      untracked(() => this.talk.open(membershipId));
    });
    effect(() => {
      if (this.round() > 0) untracked(() => this.talk.asked.reload());
    });
    effect(() => {
      if (this.talk.unreadTurn()) untracked(() => void this.#read());
    });
  }

  protected send(said: Said): Promise<void> {
    return this.#doing(async () => {
      await this.talk.say(said);
      this.text.set('');
      this.changed.emit();
    });
  }

  protected async note(channel: ContactChannel): Promise<void> {
    const name = this.talk.view()!.participantName;
    const { isConfirmed } = await this.#confirmation.ask({
      heading: this.#words.say(`mentoringDesk.note.${channel}`),
      text: this.#words.say('mentoringDesk.note.text', { name }),
      confirm: this.#words.say('mentoringDesk.note.confirm'),
    });
    if (isConfirmed) await this.#doing(() => this.talk.note(channel));
  }

  protected restricted(): void {
    this.isRestricting.set(false);
    this.talk.letGo();
    this.changed.emit();
  }

  protected growBack(): Promise<void> {
    return this.#doing(() => this.talk.growBack());
  }

  async #read(): Promise<void> {
    try {
      if (await this.talk.markRead()) this.changed.emit();
    } catch {
      // Said again with the next look at the page.
    }
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
