import { Injectable, computed, inject, signal } from '@angular/core';
import { AttemptView, FeedbackView, Marks } from '@pijar/submissions/contracts';
import { FeedbackDraft } from '../feedback/feedback-draft';

/** Whose marks are over the photos: those of the draft, of a correction, or of what was said. */
@Injectable()
export class ReviewMarks {
  readonly #draft = inject(FeedbackDraft);
  readonly #corrected = signal<Marks | null>(null);

  readonly isCorrecting = computed(() => this.#corrected() !== null);

  /** @param isWritten whether the draft is about this attempt, and can still be sent */
  over(attempt: AttemptView | undefined, isWritten: boolean): Marks {
    if (isWritten) return this.#corrected() ?? this.#draft.words().marks;
    return attempt?.feedback?.marks ?? [];
  }

  beginCorrecting(said: FeedbackView): void {
    this.#corrected.set(said.marks);
  }

  endCorrecting(): void {
    this.#corrected.set(null);
  }

  write(marks: Marks): void {
    if (this.isCorrecting()) this.#corrected.set(marks);
    else this.#draft.write({ marks });
  }
}
