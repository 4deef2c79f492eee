import { Component, computed, input } from '@angular/core';
import { Rubric } from '@pijar/curriculum/contracts';
import { TranslocoDirective } from '@jsverse/transloco';
import { Scores } from '@pijar/submissions/contracts';
import { levels } from '../../levels';

/** The rubric with the level reached: three lights for each criterion, and the words of the level. */
@Component({
  selector: 'pijar-rubric-result',
  imports: [TranslocoDirective],
  template: `
    <ul class="pijar-list pijar-stack" *transloco="let t">
      @for (row of rows(); track row.code) {
        <li>
          <div class="head">
            <strong>{{ row.title }}</strong>
            <span class="lights" aria-hidden="true">
              @for (step of [1, 2, 3]; track step) {
                <i [class.on]="step <= row.points"></i>
              }
            </span>
          </div>
          <p>
            <b>{{ t('submissions.level.' + row.level) }}.</b> {{ row.words }}
          </p>
        </li>
      }
    </ul>
  `,
  styles: `
    .head {
      display: flex;
      align-items: center;
      justify-content: space-between;
      gap: var(--space-3);
    }
    .lights {
      display: inline-flex;
      flex: none;
      gap: 0.3rem;
    }
    i {
      width: 1.4rem;
      height: 0.5rem;
      border-radius: var(--radius-pill);
      background: var(--light-off);
    }
    i.on:nth-child(1) {
      background: var(--light-1);
    }
    i.on:nth-child(2) {
      background: var(--light-2);
    }
    i.on:nth-child(3) {
      background: var(--light-3);
    }
    p {
      margin: var(--space-1) 0 0;
      font-size: var(--text-sm);
    }
  `,
})
export class RubricResult {
  readonly rubric = input.required<Rubric>();
  readonly scores = input.required<Scores>();

  protected readonly rows = computed(() =>
    this.rubric()
      .criteria.filter(({ code }) => this.scores()[code] !== undefined)
      .map(({ code, title, levels: described }) => {
        const points = this.scores()[code];
        const level = levels[points];
        return { code, title, points, level, words: described[level] };
      }),
  );
}
