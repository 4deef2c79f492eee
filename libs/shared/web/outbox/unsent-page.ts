import { NgComponentOutlet } from '@angular/common';
import { DOCUMENT, Component, Type, computed, inject, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Entry, ReceivedNote } from '@pijar/shared/phone';
import { problemKind } from '@pijar/shared/contracts';
import { ACCOUNT } from '../api/account';
import { Connection } from '../api/connection';
import { ProblemError } from '../api/problem-error';
import { ProblemText } from '../api/problem-text';
import { Card } from '../kit/card';
import { Confirmation } from '../kit/confirmation';
import { EmptyState } from '../kit/empty-state';
import { Icon } from '../kit/icon';
import { Pill } from '../kit/pill';
import { Skeleton } from '../kit/skeleton';
import { Toasts } from '../kit/toasts';
import { Words } from '../language/words';
import { PersonSettings } from '../person/person-settings';
import { DEED_FACES, type DeedFace } from './deed-faces';
import { PhoneOutbox } from './phone-outbox';

/** She is not in that cohort any more: there is no page to open. */
const NO_PAGE = ['membership-left', 'not-found'];

/** What waits on this phone, what is on its way, what was received lately, and what was refused, with ways out. */
@Component({
  selector: 'pijar-unsent-page',
  imports: [
    NgComponentOutlet,
    RouterLink,
    TranslocoDirective,
    Card,
    EmptyState,
    Icon,
    Pill,
    Skeleton,
  ],
  templateUrl: './unsent-page.html',
  styleUrl: './unsent-page.css',
})
export class UnsentPage {
  readonly #outbox = inject(PhoneOutbox);
  readonly #connection = inject(Connection);
  readonly #settings = inject(PersonSettings);
  readonly #confirmation = inject(Confirmation);
  readonly #problems = inject(ProblemText);
  readonly #toasts = inject(Toasts);
  readonly #words = inject(Words);
  readonly #document = inject(DOCUMENT);
  readonly #faces = inject(DEED_FACES);
  readonly #account = inject(ACCOUNT);

  protected readonly state = this.#outbox.state;
  readonly #shown = resource({ loader: () => this.#faces() });
  readonly #hers = computed(() => this.#outbox.entries().filter(({ isSilent }) => !isSilent));
  protected readonly waiting = computed(() =>
    this.#hers().filter(({ state }) => state.at === 'waiting' || state.at === 'sending'),
  );
  protected readonly rejected = computed(() =>
    this.#hers().filter(({ state }) => state.at === 'rejected'),
  );
  protected readonly received = computed(() => this.state()?.received ?? []);
  protected readonly isOffline = computed(() => this.#connection.state() === 'offline');
  /** Somebody has to sign in before anything of hers can go. */
  protected readonly isSignInNeeded = computed(
    () =>
      this.#connection.isOnline() &&
      (this.#account.isOnlyHere() || this.state()?.lastEnd === 'not-hers'),
  );
  protected readonly slots = resource({
    params: () => (this.#shown.hasValue() ? this.#shown.value().below : undefined),
    loader: ({ params }) => Promise.all(params.map((slot) => slot.load())),
  });
  /** What is kept of refused work, by the id of its entry. */
  protected readonly kept = resource({
    // Whoever knows how they look may come later than they do.
    params: () => (this.#shown.hasValue() ? this.rejected() : undefined),
    loader: async ({ params }) => {
      const found = new Map<string, Type<unknown>>();
      for (const entry of params) {
        const face = await this.face(entry).kept?.load();
        if (face) found.set(entry.id, face);
      }
      return found;
    },
  });

  protected face(entry: Pick<Entry, 'kind' | 'payload'>): DeedFace {
    const other = { title: '', name: 'other', link: null };
    const faces = this.#shown.hasValue() ? this.#shown.value().faces : {};
    return faces[entry.kind]?.(entry) ?? other;
  }

  /** Without signal nothing is on its way, whatever a page that was killed has left. */
  protected at(entry: Entry): 'waiting' | 'sending' {
    return entry.state.at === 'sending' && !this.isOffline() ? 'sending' : 'waiting';
  }

  protected reason({ state }: Entry): string {
    return state.at === 'rejected' ? this.#problems.of(new ProblemError(state.problem)) : '';
  }

  /** For a sentence: day and time of the phone's own zone. */
  protected moment(iso: string): { date: string; time: string } {
    const at = new Date(iso);
    const language = this.#settings.language();
    return {
      date: at.toLocaleDateString(language, { day: 'numeric', month: 'short' }),
      time: at.toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit' }),
    };
  }

  /** Short enough to be read out on the phone. */
  protected receiptNumber({ id }: ReceivedNote): string {
    return id.slice(-8).toUpperCase();
  }

  protected async sendNow(): Promise<void> {
    if (this.isOffline()) {
      this.#toasts.show(this.#words.say('sharedOutbox.noSignal'), { tone: 'plain' });
      return;
    }
    await this.#outbox.sendNow();
  }

  protected async again({ id }: Entry): Promise<void> {
    await (await this.#outbox.outbox())?.putBack(id);
    await this.sendNow();
  }

  /** Where the server knows nobody any more she signs in and comes back here; where it never did, her PIN is asked for. */
  protected signIn(): void {
    this.#account.lost('sign-in-wanted');
  }

  protected canOpen({ state }: Entry): boolean {
    return state.at !== 'rejected' || !NO_PAGE.includes(problemKind(state.problem));
  }

  protected save(entry: Entry): void {
    const text = JSON.stringify({ ...this.face(entry), ...entry }, null, 2);
    const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    const link = this.#document.createElement('a');
    link.href = url;
    link.download = `pijar-${entry.deviceAt.slice(0, 10)}-${entry.id.slice(-8)}.json`;
    link.click();
    URL.revokeObjectURL(url);
  }

  protected async remove(entry: Entry): Promise<void> {
    const { title, name } = this.face(entry);
    const known = title || this.#words.say(`sharedOutbox.deed.${name}`);
    const { isConfirmed } = await this.#confirmation.ask({
      heading: this.#words.say('sharedOutbox.removeHeading'),
      text: this.#words.say('sharedOutbox.removeText', { title: known }),
      confirm: this.#words.say('sharedOutbox.remove'),
      isDangerous: true,
    });
    const outbox = isConfirmed && (await this.#outbox.outbox());
    if (!outbox) return;
    await this.face(entry).kept?.remove(outbox.shelves);
    await outbox.dismiss(entry.id);
  }
}
