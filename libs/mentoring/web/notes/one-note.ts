import { Component, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { openNote, removeNote, type SensitiveNote } from '@pijar/mentoring/contracts';
import {
  AgoPipe,
  ApiClient,
  Confirmation,
  Icon,
  Pill,
  ProblemText,
  Toasts,
  Words,
} from '@pijar/shared/web';
import { firstValueFrom } from 'rxjs';

/** One note, closed until somebody opens it; the words are on this page alone, and go when it is closed. */
@Component({
  selector: 'pijar-one-note',
  imports: [TranslocoDirective, AgoPipe, Icon, Pill],
  templateUrl: './one-note.html',
  styleUrl: './one-note.css',
})
export class OneNote {
  readonly note = input.required<SensitiveNote>();
  /** Its author wants to write it anew; with its words. */
  readonly edited = output<string>();
  /** It was opened or taken away: the list is another one now. */
  readonly changed = output<void>();

  readonly #api = inject(ApiClient);
  readonly #confirmation = inject(Confirmation);
  readonly #problems = inject(ProblemText);
  readonly #toasts = inject(Toasts);
  readonly #words = inject(Words);
  readonly #params = computed(() => ({ noteId: this.note().id }));
  protected readonly text = signal<string | null>(null);
  protected readonly isBusy = signal(false);

  protected open(): Promise<void> {
    return this.#doing(async () => {
      const { text } = await firstValueFrom(this.#api.call(openNote, { params: this.#params() }));
      this.text.set(text);
    });
  }

  protected async remove(): Promise<void> {
    const say = (key: string) => this.#words.say(`mentoringNotes.${key}`);
    const { isConfirmed } = await this.#confirmation.ask({
      ...{ heading: say('removeHeading'), text: say('removeText'), confirm: say('remove') },
    });
    if (!isConfirmed) return;
    await this.#doing(async () => {
      await firstValueFrom(this.#api.call(removeNote, { params: this.#params() }));
      this.#toasts.show(say('removed'));
    });
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
      this.changed.emit();
    }
  }
}
