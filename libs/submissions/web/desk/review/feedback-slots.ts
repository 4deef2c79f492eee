import { NgComponentOutlet } from '@angular/common';
import { Component, InjectionToken, Type, inject, input, resource } from '@angular/core';
import type { ReviewView } from '@pijar/submissions/contracts';

/**
 * Something of another context below what has to change in somebody's work. Inputs: `membershipId: string`, `submissionId: string` and
 * `words: string`, what stands there now.
 */
export interface FeedbackSlot {
  load: () => Promise<Type<unknown>>;
}

/** Provided where the app is put together: submissions cannot import the contexts that build on it. */
export const FEEDBACK_SLOTS = new InjectionToken<readonly FeedbackSlot[]>('FEEDBACK_SLOTS', {
  factory: () => [],
});

/** What other contexts offer below the feedback. */
@Component({
  selector: 'pijar-feedback-slots',
  imports: [NgComponentOutlet],
  template: `
    @if (faces.hasValue()) {
      @for (face of faces.value(); track $index) {
        <ng-container
          *ngComponentOutlet="
            face;
            inputs: {
              membershipId: review().participant.membershipId,
              submissionId: review().submissionId,
              words: words(),
            }
          "
        />
      }
    }
  `,
})
export class FeedbackSlots {
  readonly review = input.required<ReviewView>();
  readonly words = input.required<string>();
  readonly #slots = inject(FEEDBACK_SLOTS);
  protected readonly faces = resource({
    loader: () => Promise.all(this.#slots.map((slot) => slot.load())),
  });
}
