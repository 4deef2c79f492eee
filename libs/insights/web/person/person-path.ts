import { Component, inject, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { PathView, StagePath, waiveStage } from '@pijar/learning/contracts';
import {
  ApiClient,
  Confirmation,
  PersonDatePipe,
  ProblemText,
  ProgressBar,
  StageLight,
  Toasts,
  Words,
} from '@pijar/shared/web';

/** Her three stages, what is missing in the open one, and the waiver for an officer. */
@Component({
  selector: 'pijar-person-path',
  imports: [TranslocoDirective, PersonDatePipe, ProgressBar, StageLight],
  template: `
    <ng-container *transloco="let t">
      <ol class="pijar-list">
        @for (stage of path().stages; track stage.stageId) {
          <li>
            <pijar-stage-light [stage]="$index + 1" [isLit]="stage.state === 'done'" [size]="40" />
            <div>
              <h3>{{ stage.title }}</h3>
              <p class="pijar-soft">
                {{
                  stage.isWaived
                    ? t('insights.person.waived')
                    : t('insights.person.stageState.' + stage.state)
                }}
                @if (stage.doneAt) {
                  {{ stage.doneAt | pijarDate }}
                }
              </p>
              @if (stage.state === 'open') {
                <pijar-progress-bar
                  [value]="stage.doneCount"
                  [max]="stage.stepCount"
                  [label]="stage.title"
                />
                <ul>
                  @for (gap of stage.missing; track $index) {
                    <li>
                      {{ t('insights.person.missing.' + gap.kind, { count: gap.count }) }}
                      @if (gap.steps.length <= 4) {
                        <span class="pijar-soft">({{ titlesOf(gap) }})</span>
                      }
                    </li>
                  }
                </ul>
                @if (isLed()) {
                  <button
                    type="button"
                    class="pijar-button pijar-button--quiet"
                    (click)="waive(stage)"
                  >
                    {{ t('insights.person.waive') }}
                  </button>
                }
              }
            </div>
          </li>
        }
      </ol>
    </ng-container>
  `,
  styles: `
    ol {
      display: grid;
      gap: var(--space-4);
    }
    ol > li {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr);
      align-items: start;
      gap: var(--space-3);
    }
    h3 {
      margin: 0;
      font-size: var(--text-sm);
    }
    p {
      margin: 0 0 var(--space-2);
      font-size: var(--text-xs);
    }
    ul {
      margin: var(--space-2) 0;
      padding-inline-start: 1.1rem;
    }
    button {
      margin-inline-start: calc(-1 * var(--space-4));
    }
  `,
})
export class PersonPath {
  readonly path = input.required<PathView>();
  readonly isLed = input.required<boolean>();
  readonly changed = output<void>();
  readonly #api = inject(ApiClient);
  readonly #confirmation = inject(Confirmation);
  readonly #problemText = inject(ProblemText);
  readonly #toasts = inject(Toasts);
  readonly #words = inject(Words);

  protected titlesOf(gap: StagePath['missing'][number]): string {
    return gap.steps.map((step) => step.title).join(', ');
  }

  protected async waive(stage: StagePath): Promise<void> {
    const { isConfirmed, reason } = await this.#confirmation.ask({
      heading: this.#words.say('insights.person.waiveTitle', { stage: stage.title }),
      text: this.#words.say('insights.person.waiveText'),
      confirm: this.#words.say('insights.person.waive'),
      reason: this.#words.say('insights.person.waiveReason'),
      isDangerous: true,
    });
    if (!isConfirmed) return;
    const params = { membershipId: this.path().membershipId, stageId: stage.stageId };
    this.#api.call(waiveStage, { params, body: { reason } }).subscribe({
      next: () => {
        this.#toasts.show(this.#words.say('insights.person.waiveDone', { stage: stage.title }));
        this.changed.emit();
      },
      error: (error) => {
        const text = this.#problemText.ofField(error, 'reason') ?? this.#problemText.of(error);
        this.#toasts.show(text, { tone: 'bad' });
        this.changed.emit();
      },
    });
  }
}
