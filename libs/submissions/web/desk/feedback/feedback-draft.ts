import { DestroyRef, Injectable, computed, inject, signal } from '@angular/core';
import { ApiClient, Connection, problemOf } from '@pijar/shared/web';
import {
  FeedbackDraftView,
  LeaseView,
  ReviewView,
  saveFeedbackDraft,
} from '@pijar/submissions/contracts';
import { firstValueFrom } from 'rxjs';
import { feedbackOf, forgetFeedback, keepFeedback } from './feedback-memory';
import {
  FeedbackBase,
  FeedbackWords,
  blankWords,
  inputOf,
  isBlankWords,
  isSameWords,
  mergeFeedback,
  wordsOf,
} from './feedback-words';

const QUIET_MS = 1_200;

/** `local`: kept on this device only, there is no line; `unkept`: not even that. */
export type SavedState = 'blank' | 'saved' | 'unsaved' | 'saving' | 'local' | 'unkept';

interface Place {
  submissionId: string;
  attemptId: string;
  reviewerId: string;
}

/** What a reviewer writes: on the device with every keystroke, on the server when she pauses. */
@Injectable()
export class FeedbackDraft {
  readonly #api = inject(ApiClient);
  readonly #connection = inject(Connection);
  readonly #words = signal<FeedbackWords>(blankWords);
  readonly #base = signal<FeedbackBase | null>(null);
  readonly #savedAt = signal<string | null>(null);
  readonly #begunBy = signal<string | null>(null);
  readonly #isSaving = signal(false);
  readonly #isKept = signal(true);
  readonly #conflict = signal<FeedbackDraftView | null>(null);
  readonly #lease = signal<LeaseView | null | undefined>(undefined);
  #place: Place | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #saving: Promise<void> | undefined;
  #isResting = false;

  readonly words = this.#words.asReadonly();
  readonly savedAt = this.#savedAt.asReadonly();
  /** Who began it, when it came with a take-over. */
  readonly begunBy = this.#begunBy.asReadonly();
  /** Another version of my own draft, from another tab or device, that differs from what is here. */
  readonly conflict = this.#conflict.asReadonly();
  /** Who holds the work, as the last saving told; undefined until one did. */
  readonly heardLease = this.#lease.asReadonly();
  readonly state = computed<SavedState>(() => {
    if (this.#isSaving()) return 'saving';
    const base = this.#base();
    if (base ? isSameWords(base, this.#words()) : isBlankWords(this.#words())) {
      return base ? 'saved' : 'blank';
    }
    if (!this.#isKept()) return 'unkept';
    return this.#connection.isOnline() ? 'unsaved' : 'local';
  });

  constructor() {
    inject(DestroyRef).onDestroy(() => {
      clearTimeout(this.#timer);
      void this.save();
    });
  }

  /** Takes up what the server and this device hold of the reviewer's draft. */
  open(review: ReviewView, reviewerId: string): void {
    const attemptId = review.attempts[0].id;
    this.#place = { submissionId: review.submissionId, attemptId, reviewerId };
    const kept = feedbackOf(attemptId, reviewerId);
    if (kept) {
      this.#words.set(wordsOf(kept.words));
      this.#base.set(kept.base && { ...wordsOf(kept.base), version: kept.base.version });
    }
    this.meet(review.draft);
  }

  write(change: Partial<FeedbackWords>): void {
    this.#words.update((words) => ({ ...words, ...change }));
    this.#keep();
    this.#saveSoon();
  }

  score(code: string, points: number): void {
    this.write({ scores: { ...this.#words().scores, [code]: points } });
  }

  /** Hears what the server holds. */
  meet(draft: FeedbackDraftView | null): void {
    if (!draft) return;
    const merge = mergeFeedback(this.#base(), this.#words(), draft);
    if (merge === 'ask') {
      this.#conflict.set(draft);
      return;
    }
    this.#agree(draft, merge === 'theirs' ? draft : this.#words());
    if (merge === 'mine') this.#saveSoon();
  }

  /** Settles a conflict. */
  choose(choice: 'mine' | 'theirs'): void {
    const draft = this.#conflict();
    if (!draft) return;
    this.#conflict.set(null);
    this.#agree(draft, choice === 'theirs' ? draft : this.#words());
    this.#saveSoon();
  }

  /** Ends when no saving is under way, and lets none begin: an answer on its way is not overtaken by its own draft. */
  async rest(): Promise<void> {
    this.#isResting = true;
    clearTimeout(this.#timer);
    await this.#saving;
  }

  /** The answer did not go: what was written meanwhile is saved again. */
  resume(): void {
    this.#isResting = false;
    this.#saveSoon();
  }

  /** The answer is given: this device lets go. */
  forget(): void {
    clearTimeout(this.#timer);
    if (this.#place) forgetFeedback(this.#place.attemptId);
    this.#place = undefined;
  }

  async save(): Promise<void> {
    clearTimeout(this.#timer);
    const place = this.#place;
    const words = this.#words();
    const base = this.#base();
    if (!place || this.#isResting || this.#isSaving() || this.#conflict()) return;
    if (base ? isSameWords(base, words) : isBlankWords(words)) return;
    await (this.#saving = this.#send(place, words, base));
  }

  async #send(place: Place, words: FeedbackWords, base: FeedbackBase | null): Promise<void> {
    this.#isSaving.set(true);
    try {
      const body = {
        ...inputOf(words),
        attemptId: place.attemptId,
        version: base?.version ?? 0,
      };
      const { submissionId } = place;
      const answer = await firstValueFrom(
        this.#api.call(saveFeedbackDraft, { params: { submissionId }, body }),
      );
      this.#lease.set(answer.lease);
      // What was typed while it was under way is newer.
      this.#agree({ ...answer.draft, ...words }, this.#words());
      if (!isSameWords(words, this.#words())) this.#saveSoon();
    } catch (error) {
      this.#failed(error);
    } finally {
      this.#isSaving.set(false);
    }
  }

  #failed(error: unknown): void {
    const { kind, problem } = problemOf(error);
    const draft = (problem.current as { draft?: FeedbackDraftView } | undefined)?.draft;
    if (kind === 'draft-changed' && draft) this.meet(draft);
    // The recording is not there any more: everything else is worth saving.
    else if (problem.errors?.some(({ pointer }) => pointer === '/body/voiceId')) {
      this.write({ voice: null });
    } else if (problem.status === 0 || problem.status >= 500) this.#saveSoon(QUIET_MS * 8);
  }

  #agree(draft: FeedbackDraftView, words: FeedbackWords): void {
    this.#base.set({ ...wordsOf(draft), version: draft.version });
    this.#savedAt.set(draft.updatedAt);
    this.#begunBy.set(draft.begunBy?.name ?? null);
    this.#words.set(wordsOf(words));
    this.#keep();
  }

  #saveSoon(milliseconds = QUIET_MS): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.save(), milliseconds);
  }

  #keep(): void {
    if (!this.#place) return;
    const { attemptId, reviewerId } = this.#place;
    const memory = { words: this.#words(), base: this.#base(), reviewerId };
    this.#isKept.set(keepFeedback(attemptId, memory));
  }
}
