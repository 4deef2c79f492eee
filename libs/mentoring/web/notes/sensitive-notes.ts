import { Component, computed, inject, input, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { listNotes, writeNote } from '@pijar/mentoring/contracts';
import { newId } from '@pijar/shared/phone';
import {
  ApiClient,
  ErrorState,
  Field,
  FieldInput,
  Icon,
  ProblemText,
  Skeleton,
  Toasts,
  Words,
  problemOf,
  resourceOf,
} from '@pijar/shared/web';
import { firstValueFrom } from 'rxjs';
import { noteWords } from './note-words';
import { OneNote } from './one-note';

/**
 * What hardly anybody reads about one participant: each note is closed until it is opened. For whoever has nothing to do with them
 * there is nothing here. Brings its own words.
 */
@Component({
  selector: 'pijar-sensitive-notes',
  imports: [TranslocoDirective, ErrorState, Field, FieldInput, Icon, OneNote, Skeleton],
  templateUrl: './sensitive-notes.html',
  styleUrl: './sensitive-notes.css',
})
export class SensitiveNotesSection {
  readonly membershipId = input.required<string>();
  readonly #api = inject(ApiClient);
  readonly #problems = inject(ProblemText);
  readonly #toasts = inject(Toasts);
  readonly #words = inject(Words);
  protected readonly notes = resourceOf(listNotes, () => ({
    params: { membershipId: this.membershipId() },
  }));
  protected readonly isNobodys = computed(() => {
    const error = this.notes.error();
    return error ? problemOf(error).status === 404 : false;
  });
  protected readonly isSpeaking = signal(false);
  /** The note that is being written: its id, made here, so that writing it twice makes one. */
  protected readonly draft = signal<{ noteId: string; text: string } | null>(null);
  protected readonly isBusy = signal(false);
  protected readonly fault = signal<string | null>(null);

  constructor() {
    const words = this.#words.learn('mentoringNotes', noteWords);
    void words.then(() => this.isSpeaking.set(true));
  }

  protected begin(noteId: string = newId(), text = ''): void {
    this.fault.set(null);
    this.draft.set({ noteId, text });
  }

  protected type(text: string): void {
    this.draft.update((draft) => draft && { ...draft, text });
  }

  protected async save(): Promise<void> {
    const draft = this.draft();
    if (!draft || !draft.text.trim() || this.isBusy()) return;
    this.isBusy.set(true);
    this.fault.set(null);
    try {
      const params = { membershipId: this.membershipId(), noteId: draft.noteId };
      const body = { text: draft.text };
      await firstValueFrom(this.#api.call(writeNote, { params, body }));
      this.draft.set(null);
      this.#toasts.show(this.#words.say('mentoringNotes.saved'));
    } catch (error) {
      this.fault.set(this.#problems.of(error));
    } finally {
      this.isBusy.set(false);
      this.notes.reload();
    }
  }
}
