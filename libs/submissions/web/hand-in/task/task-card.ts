import { Component, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { AssignmentBody } from '@pijar/curriculum/contracts';

/** The assignment itself: what to do, a good example, and the rubric as a promise. */
@Component({
  selector: 'pijar-task-card',
  imports: [TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <h2 class="pijar-unseen">{{ t('submissions.task.what') }}</h2>
      <ol class="pijar-list brief">
        @for (line of body().brief; track $index) {
          <li>{{ line }}</li>
        }
      </ol>
      @if (body().goodExampleHtml) {
        <details>
          <summary>{{ t('submissions.task.example') }}</summary>
          <div class="inside example" [innerHTML]="body().goodExampleHtml"></div>
        </details>
      }
      <details>
        <summary>{{ t('submissions.task.promise') }}</summary>
        <div class="inside">
          <p class="pijar-soft">{{ t('submissions.task.promiseText') }}</p>
          <ul class="pijar-list pijar-stack">
            @for (criterion of body().rubric.criteria; track criterion.code) {
              <li>
                <strong>{{ criterion.title }}</strong>
                <p>{{ criterion.promise }}</p>
                <p class="best">
                  <b>{{ t('submissions.task.mahir') }}</b> {{ criterion.levels.mahir }}
                </p>
              </li>
            }
          </ul>
        </div>
      </details>
    </ng-container>
  `,
  styleUrls: ['../fold.css', './task-card.css'],
})
export class TaskCard {
  readonly body = input.required<AssignmentBody>();
}
