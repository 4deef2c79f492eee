import { Component, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { SaidOfBusiness } from '@pijar/mentoring/phone';
import { Field, FieldInput, Words } from '@pijar/shared/web';
import { TapQuestion } from './tap-question';

const questions = {
  sold: ['yes', 'not_this_week', 'not_yet'],
  income: ['none', 'low', 'middle', 'high'],
  help: ['nothing', 'call', 'clinic', 'other'],
} as const;
type Question = keyof typeof questions;

/** Three questions on one screen. */
@Component({
  selector: 'pijar-check-in-form',
  imports: [TranslocoDirective, Field, FieldInput, TapQuestion],
  template: `
    <form *transloco="let t" novalidate (submit)="send($event)">
      @for (question of asked; track question) {
        <pijar-tap-question
          [name]="question"
          [question]="t('mentoringCheckIns.' + (isForHer() ? 'desk.ask.' : 'ask.') + question)"
          [hint]="question === 'income' ? t('mentoringCheckIns.mayStayEmpty') : null"
          [choices]="choices()[question]"
          [chosen]="chosen()[question]"
          (picked)="pick(question, $event)"
        />
      }
      @if (chosen().help === 'other') {
        <pijar-field [label]="t('mentoringCheckIns.' + (isForHer() ? 'desk.note' : 'note'))">
          <input
            pijarInput
            maxlength="140"
            autocomplete="off"
            [value]="note()"
            (input)="note.set($any($event.target).value)"
          />
        </pijar-field>
      }
      @if (isTried() && !isComplete()) {
        <p role="alert">{{ t('mentoringCheckIns.missing') }}</p>
      }
      <button class="pijar-button pijar-button--primary pijar-button--wide" [disabled]="isBusy()">
        {{ t('mentoringCheckIns.' + (isForHer() ? 'desk.save' : 'send')) }}
      </button>
      <p class="pijar-soft pijar-small">
        {{ t('mentoringCheckIns.' + (isForHer() ? 'desk.readers' : 'readers')) }}
      </p>
    </form>
  `,
  styles: `
    form {
      display: grid;
      gap: var(--space-4);
    }
    p {
      margin: 0;
    }
    [role='alert'] {
      color: var(--warn);
      font-weight: 650;
    }
  `,
})
export class CheckInForm {
  /** Her coach writes down what she told. */
  readonly isForHer = input(false);
  readonly isBusy = input(false);
  readonly said = output<SaidOfBusiness>();
  readonly #words = inject(Words);
  protected readonly asked: Question[] = ['sold', 'income', 'help'];
  protected readonly chosen = signal<Record<Question, string | null>>({
    ...{ sold: null, income: null, help: null },
  });
  protected readonly note = signal('');
  protected readonly isTried = signal(false);
  protected readonly isComplete = computed(() => {
    const { sold, help } = this.chosen();
    return sold !== null && help !== null;
  });
  protected readonly choices = computed(() => {
    this.#words.spoken();
    const of = (question: Question) =>
      questions[question].map((value) => ({
        value,
        words: this.#words.say(`mentoringCheckIns.${question}.${value}`),
      }));
    return { sold: of('sold'), income: of('income'), help: of('help') };
  });

  protected pick(question: Question, value: string | null): void {
    this.chosen.update((chosen) => ({ ...chosen, [question]: value }));
  }

  protected send(event: Event): void {
    event.preventDefault();
    this.isTried.set(true);
    if (!this.isComplete()) return;
    const said = this.chosen() as unknown as Omit<SaidOfBusiness, 'note'>;
    const note = said.help === 'other' ? this.note().replace(/\s+/g, ' ').trim() : '';
    this.said.emit({ ...said, note });
  }
}
