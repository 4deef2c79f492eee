import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Rubric } from '@pijar/curriculum/contracts';
import { ApiClient, Field, FieldInput, ProblemText, Toasts, Words } from '@pijar/shared/web';
import { FeedbackView, Marks, correctFeedback } from '@pijar/submissions/contracts';
import { firstValueFrom } from 'rxjs';
import { newId } from '../../new-id';
import { FeedbackField } from '../feedback/feedback-field';
import { FeedbackWords, gapsOf, inputOf, wordsOf } from '../feedback/feedback-words';
import { RubricForm } from '../feedback/rubric-form';
import { VoiceFeedback } from '../feedback/voice-feedback';

/** Feedback said anew, with a reason that the participant reads. The decision stays. */
@Component({
  selector: 'pijar-correction-form',
  imports: [TranslocoDirective, Field, FieldInput, FeedbackField, RubricForm, VoiceFeedback],
  template: `
    <form *transloco="let t" novalidate (submit)="send($event)">
      <h3>{{ t('submissionsDesk.correction.heading') }}</h3>
      <p class="pijar-soft">{{ t('submissionsDesk.correction.text') }}</p>
      <pijar-rubric-form
        [rubric]="rubric()"
        [scores]="words().scores"
        (scored)="score($event.code, $event.points)"
      />
      <pijar-feedback-field
        field="good"
        [label]="t('submissionsDesk.form.good')"
        [error]="gaps().includes('good') ? t('submissionsDesk.form.gap.good') : null"
        [value]="words().good"
        (valueChange)="write({ good: $event })"
      />
      <pijar-feedback-field
        field="change"
        [label]="t('submissionsDesk.form.change')"
        [error]="gaps().includes('change') ? t('submissionsDesk.form.gap.change') : null"
        [value]="words().change"
        (valueChange)="write({ change: $event })"
      />
      <pijar-voice-feedback
        [submissionId]="submissionId()"
        [attemptId]="attemptId()"
        [voice]="words().voice"
        (voiceChange)="write({ voice: $event })"
      />
      <pijar-field
        [label]="t('submissionsDesk.correction.reason')"
        [hint]="t('submissionsDesk.correction.reasonHint')"
        [error]="
          isChecked() && !reason().trim() ? t('submissionsDesk.correction.reasonNeeded') : null
        "
      >
        <textarea
          pijarInput
          #why
          rows="2"
          maxlength="500"
          [value]="reason()"
          (input)="reason.set(why.value)"
        ></textarea>
      </pijar-field>
      <div class="pijar-actions">
        <button type="submit" class="pijar-button pijar-button--primary" [disabled]="isSending()">
          {{ t('submissionsDesk.correction.send') }}
        </button>
        <button type="button" class="pijar-button" (click)="left.emit()">
          {{ t('submissionsDesk.correction.leave') }}
        </button>
      </div>
    </form>
  `,
  styles: `
    form {
      display: grid;
      gap: var(--space-4);
      padding: var(--space-1);
    }
    h3,
    p {
      margin: 0;
    }
  `,
})
export class CorrectionForm {
  readonly submissionId = input.required<string>();
  readonly attemptId = input.required<string>();
  readonly feedback = input.required<FeedbackView>();
  readonly rubric = input.required<Rubric>();
  /** Over the photos, which are marked beside this form. */
  readonly marks = input.required<Marks>();
  /** It stands. */
  readonly corrected = output<void>();
  readonly left = output<void>();

  readonly #api = inject(ApiClient);
  readonly #problems = inject(ProblemText);
  readonly #toasts = inject(Toasts);
  readonly #words = inject(Words);
  /** One id for one correction, however often it has to be sent. */
  readonly #correctionId = newId();
  protected readonly words = linkedSignal<FeedbackWords>(() => wordsOf(this.feedback()));
  protected readonly reason = signal('');
  protected readonly isChecked = signal(false);
  protected readonly isSending = signal(false);
  protected readonly gaps = computed(() =>
    gapsOf(this.rubric(), this.words(), this.feedback().decision),
  );

  protected write(change: Partial<FeedbackWords>): void {
    this.words.update((words) => ({ ...words, ...change }));
  }

  protected score(code: string, points: number): void {
    this.write({ scores: { ...this.words().scores, [code]: points } });
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    this.isChecked.set(true);
    if (this.isSending() || this.gaps().length > 0 || !this.reason().trim()) return;
    this.isSending.set(true);
    try {
      const params = { submissionId: this.submissionId(), attemptId: this.attemptId() };
      const body = {
        ...inputOf({ ...this.words(), marks: this.marks() }),
        ...{ correctionId: this.#correctionId, version: this.feedback().version },
        reason: this.reason().trim(),
      };
      await firstValueFrom(this.#api.call(correctFeedback, { params, body }));
      this.#toasts.show(this.#words.say('submissionsDesk.correction.sent'));
      this.corrected.emit();
    } catch (error) {
      this.#toasts.show(this.#problems.of(error), { tone: 'bad' });
    } finally {
      this.isSending.set(false);
    }
  }
}
