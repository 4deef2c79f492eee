import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { PathView, StagePath, TestMoment } from '@pijar/learning/contracts';
import { Card, Icon, MinutesPipe } from '@pijar/shared/web';
import { TestGain } from './test-gain';
import { TestMemory } from './test-memory';

/** On the first screen: the test that can be answered now, and what was gained in the stages behind. */
@Component({
  selector: 'pijar-stage-tests',
  imports: [RouterLink, TranslocoPipe, Card, Icon, MinutesPipe, TestGain],
  template: `
    @for (each of offers(); track each.stage.stageId) {
      @let title =
        'learningTests.' + each.moment + 'Title' | transloco: { stage: each.stage.title };
      <pijar-card face="quiet">
        <h2>{{ title }}</h2>
        <p>
          {{
            'learningTests.' + each.moment + 'Offer' | transloco: { count: each.test.questionCount }
          }}
          {{ each.test.minutes | pijarMinutes }}.
        </p>
        <div class="pijar-actions">
          <a
            class="pijar-button pijar-button--deep"
            [routerLink]="['/belajar/tes', each.stage.stageId]"
            [attr.aria-label]="('learningTests.answer' | transloco) + ': ' + title"
          >
            {{ 'learningTests.answer' | transloco }} <pijar-icon name="next" [size]="20" />
          </a>
          <button
            type="button"
            class="pijar-button pijar-button--quiet"
            [attr.aria-label]="('learningTests.skip' | transloco) + ': ' + title"
            (click)="skip(each.stage, each.moment)"
          >
            {{ 'learningTests.skip' | transloco }}
          </button>
        </div>
      </pijar-card>
    }
    @for (each of gains(); track each.stage.stageId) {
      <pijar-card>
        <h2>{{ 'learningTests.gain' | transloco: { stage: each.stage.title } }}</h2>
        <pijar-test-gain [test]="each.test" />
      </pijar-card>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-4);
    }
    :host:empty {
      display: none;
    }
    h2 {
      margin-top: 0;
      font-size: var(--text-lg);
    }
    .pijar-actions {
      margin-top: var(--space-3);
    }
  `,
})
export class StageTests {
  readonly #memory = inject(TestMemory);
  readonly path = input.required<PathView>();

  readonly #tests = computed(() =>
    this.path().stages.flatMap((stage) => {
      const test = this.#memory.testOf(this.path().membershipId, stage);
      return test ? [{ stage, test }] : [];
    }),
  );
  protected readonly offers = computed(() => {
    // A pause is a pause: nothing is asked, and the server would not take it.
    if (this.path().state === 'paused') return [];
    return this.#tests().flatMap((each) =>
      each.test.offer ? [{ ...each, moment: each.test.offer }] : [],
    );
  });
  /** Of the last stage that was answered both times: the ones before stand on their test's own page. */
  protected readonly gains = computed(() =>
    this.#tests()
      .filter(({ test }) => test.before && test.after)
      .slice(-1),
  );

  protected skip(stage: StagePath, moment: TestMoment): void {
    this.#memory.keep(this.path().membershipId, stage, moment, null);
  }
}
