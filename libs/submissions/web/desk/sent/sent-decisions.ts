import { DestroyRef, Injectable, computed, inject, signal } from '@angular/core';
import { ApiClient, ProblemText, Toasts, Words, problemOf } from '@pijar/shared/web';
import { DecisionView, takeBackDecision } from '@pijar/submissions/contracts';
import { firstValueFrom } from 'rxjs';
import { QueueFilter } from '../queue/queue-filter';

/** The decision that was sent last, in words, and where to find it again. */
export interface SentNote {
  submissionId: string;
  decisionId: string;
  said: string;
  filter: QueueFilter;
}

const SECOND_MS = 1_000;

/** The last decision that was sent, for as long as it can be taken back; it goes along from page to page. */
@Injectable({ providedIn: 'root' })
export class SentDecisions {
  readonly #api = inject(ApiClient);
  readonly #problems = inject(ProblemText);
  readonly #toasts = inject(Toasts);
  readonly #words = inject(Words);
  readonly #note = signal<SentNote | null>(null);
  readonly #left = signal(0);
  readonly #isBusy = signal(false);
  /** By this device's steady clock: its calendar may be wrong. */
  #until = 0;
  #timer: ReturnType<typeof setInterval> | undefined;

  readonly note = this.#note.asReadonly();
  readonly isBusy = this.#isBusy.asReadonly();
  /** Whole seconds left to take it back; 0: too late. */
  readonly secondsLeft = this.#left.asReadonly();
  readonly canTakeBack = computed(() => this.#note() !== null && this.#left() > 0);

  constructor() {
    inject(DestroyRef).onDestroy(() => clearInterval(this.#timer));
  }

  /** Begins to count down. */
  tell(sent: DecisionView, said: string, filter: QueueFilter): void {
    const { submissionId, feedbackId: decisionId } = sent;
    this.#note.set({ submissionId, decisionId, said, filter });
    this.#until = performance.now() + sent.secondsLeft * SECOND_MS;
    clearInterval(this.#timer);
    this.#timer = setInterval(() => this.#count(), SECOND_MS);
    this.#count();
  }

  close(): void {
    clearInterval(this.#timer);
    this.#note.set(null);
    this.#left.set(0);
  }

  /** @returns whether the work and the words are mine again; when not, the page has been told why */
  async takeBack(submissionId: string, decisionId: string): Promise<boolean> {
    if (this.#isBusy()) return false;
    this.#isBusy.set(true);
    try {
      const params = { submissionId, decisionId };
      await firstValueFrom(this.#api.call(takeBackDecision, { params }));
      if (this.#note()?.decisionId === decisionId) this.close();
      this.#toasts.show(this.#words.say('submissionsDesk.sent.takenBack'), { tone: 'plain' });
      return true;
    } catch (error) {
      const isOver = problemOf(error).kind === 'already-decided';
      if (isOver) this.close();
      const text = isOver ? this.#words.say('submissionsDesk.sent.late') : this.#problems.of(error);
      this.#toasts.show(text, { tone: 'bad' });
      return false;
    } finally {
      this.#isBusy.set(false);
    }
  }

  #count(): void {
    const left = Math.max(0, Math.ceil((this.#until - performance.now()) / SECOND_MS));
    this.#left.set(left);
    if (left === 0) clearInterval(this.#timer);
  }
}
