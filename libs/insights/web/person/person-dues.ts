import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { PathView, StepLine, extendDue } from '@pijar/learning/contracts';
import { ApiClient, PersonDatePipe, ProblemText, Toasts, Words } from '@pijar/shared/web';

/** Due dates of the work she has yet to hand in; each can be moved. */
@Component({
  selector: 'pijar-person-dues',
  imports: [TranslocoDirective, PersonDatePipe],
  template: `
    <ng-container *transloco="let t">
      <ul class="pijar-list">
        @for (step of steps(); track step.stepId) {
          <li>
            <label [for]="'due-' + step.stepId">{{ step.title }}</label>
            <input
              #day
              type="date"
              class="pijar-input"
              [id]="'due-' + step.stepId"
              [value]="step.dueOn ?? ''"
            />
            <button
              type="button"
              class="pijar-button"
              [attr.aria-label]="t('insights.person.dueSaveOf', { title: step.title })"
              [disabled]="!day.value || day.value === step.dueOn"
              (click)="extend(step, day.value)"
            >
              {{ t('insights.person.dueSave') }}
            </button>
            <small class="pijar-soft">{{ step.dueOn | pijarDate: 'long' }}</small>
          </li>
        } @empty {
          <li class="pijar-soft">{{ t('insights.person.noDue') }}</li>
        }
      </ul>
    </ng-container>
  `,
  styles: `
    li {
      display: grid;
      grid-template-columns: minmax(0, 1fr) 10.5rem auto;
      align-items: center;
      gap: 0 var(--space-2);
      padding-block: var(--space-2);
      border-bottom: 1px solid var(--line);
    }
    li:last-child {
      border: 0;
    }
    label {
      font-weight: 650;
      overflow-wrap: anywhere;
    }
    .pijar-input {
      padding-inline: var(--space-2);
      font-size: var(--text-sm);
    }
    .pijar-button {
      padding-inline: var(--space-3);
    }
    small {
      grid-column: 1 / -1;
    }
    @media (max-width: 30rem) {
      li {
        grid-template-columns: minmax(0, 1fr) auto;
      }
      label {
        grid-column: 1 / -1;
      }
    }
  `,
})
export class PersonDues {
  readonly path = input.required<PathView>();
  readonly changed = output<void>();
  readonly #api = inject(ApiClient);
  readonly #problemText = inject(ProblemText);
  readonly #toasts = inject(Toasts);
  readonly #words = inject(Words);
  protected readonly steps = computed(() =>
    this.path()
      .stages.filter((stage) => stage.state === 'open')
      .flatMap((stage) => stage.modules.flatMap((module) => module.steps))
      .filter((step) => step.kind === 'assignment' && ['open', 'returned'].includes(step.state)),
  );

  protected extend(step: StepLine, dueOn: string): void {
    const params = { membershipId: this.path().membershipId, stepId: step.stepId };
    this.#api.call(extendDue, { params, body: { dueOn } }).subscribe({
      next: () => {
        this.#toasts.show(this.#words.say('insights.person.dueDone', { title: step.title }));
        this.changed.emit();
      },
      error: (error) => {
        const text = this.#problemText.ofField(error, 'dueOn') ?? this.#problemText.of(error);
        this.#toasts.show(text, { tone: 'bad' });
      },
    });
  }
}
