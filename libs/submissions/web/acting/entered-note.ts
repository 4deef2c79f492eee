import { Component, computed, inject, input, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { ApiClient, Icon, ProblemText, Toasts, Words } from '@pijar/shared/web';
import { EntryAnswer, SubmissionView, answerEntry } from '@pijar/submissions/contracts';
import { actingWords } from '../words';

/** On her assignment: who wrote it for her and why, and her own word about it. Brings its own words. */
@Component({
  selector: 'pijar-entered-note',
  imports: [TranslocoDirective, Icon],
  template: `
    @if (isSpeaking() && entry(); as entered) {
      <section *transloco="let t" [class]="entered.answer ?? 'open'">
        <h2>
          <pijar-icon name="people" />
          {{ t('submissionsActing.note.heading', { name: entered.by.name }) }}
        </h2>
        <p>
          {{ entered.reason }}
          @if (entered.reason) {
            ·
          }
          {{ t('submissionsActing.consent.' + entered.consent) }}
        </p>
        @switch (entered.answer) {
          @case ('confirmed') {
            <p role="status">
              <strong>{{ t('submissionsActing.note.confirmed') }}</strong>
            </p>
          }
          @case ('disowned') {
            <p role="status">
              <strong>{{ t('submissionsActing.note.disowned') }}</strong>
            </p>
          }
          @default {
            <p>{{ t('submissionsActing.note.ask') }}</p>
          }
        }
        @if (entered.answer !== 'confirmed') {
          <button
            type="button"
            class="pijar-button pijar-button--primary pijar-button--wide"
            [disabled]="isBusy()"
            (click)="say('confirmed')"
          >
            {{ t('submissionsActing.note.mine') }}
          </button>
        }
        @if (entered.answer === null) {
          <button
            type="button"
            class="pijar-button pijar-button--wide"
            [disabled]="isBusy()"
            (click)="say('disowned')"
          >
            {{ t('submissionsActing.note.notMine') }}
          </button>
        } @else if (entered.answer === 'confirmed') {
          <button
            type="button"
            class="pijar-button pijar-button--quiet"
            [disabled]="isBusy()"
            (click)="say('disowned')"
          >
            {{ t('submissionsActing.note.notMine') }}
          </button>
        }
      </section>
    }
  `,
  styles: `
    section {
      display: grid;
      justify-items: start;
      gap: var(--space-3);
      padding: var(--space-4);
      border: 1px solid var(--line);
      border-radius: var(--radius-l);
      background: var(--surface);
    }
    .open {
      border-color: transparent;
      background: var(--ember-soft);
    }
    .disowned {
      border-color: transparent;
      background: var(--warn-soft);
    }
    h2 {
      display: flex;
      align-items: center;
      gap: var(--space-2);
      font-size: var(--text-lg);
    }
    h2,
    p {
      margin: 0;
      overflow-wrap: anywhere;
    }
  `,
})
export class EnteredNote {
  readonly submission = input.required<SubmissionView>();
  /** A function, not an output: the page fetches this component, and outlets know inputs only. */
  readonly whenSaid = input.required<() => void>();

  readonly #api = inject(ApiClient);
  readonly #toasts = inject(Toasts);
  readonly #problemText = inject(ProblemText);
  protected readonly isSpeaking = signal(false);
  protected readonly isBusy = signal(false);
  protected readonly entry = computed(() => this.submission().attempts[0]?.entered);

  constructor() {
    const words = inject(Words).learn('submissionsActing', actingWords);
    void words.then(() => this.isSpeaking.set(true));
  }

  protected say(answer: EntryAnswer): void {
    if (this.isBusy()) return;
    const submission = this.submission();
    this.isBusy.set(true);
    const params = { submissionId: submission.id, attemptId: submission.attempts[0].id };
    this.#api.call(answerEntry, { params, body: { answer } }).subscribe({
      next: () => {
        this.isBusy.set(false);
        this.whenSaid()();
      },
      error: (error) => {
        this.isBusy.set(false);
        this.#toasts.show(this.#problemText.of(error), { tone: 'bad' });
      },
    });
  }
}
