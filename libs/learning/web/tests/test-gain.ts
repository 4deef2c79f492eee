import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { StageTest } from '@pijar/learning/contracts';

/** What somebody knew before a stage and after it, in words and as two bars. Kind also when it is no gain. */
@Component({
  selector: 'pijar-test-gain',
  imports: [TranslocoPipe],
  template: `
    <dl>
      @for (bar of bars(); track bar.moment) {
        <div>
          <dt>{{ 'learningTests.' + bar.moment | transloco }}</dt>
          <dd>
            <span class="bar" aria-hidden="true">
              <i [class]="bar.moment" [style.inline-size.%]="(100 * bar.right) / bar.total"></i>
            </span>
            <span class="pijar-numbers">
              {{ 'learningTests.rightOf' | transloco: { right: bar.right, total: bar.total } }}
            </span>
          </dd>
        </div>
      }
    </dl>
    <p>{{ words() | transloco: { count: difference() } }}</p>
  `,
  styles: `
    dl {
      display: grid;
      gap: var(--space-3);
      margin: 0 0 var(--space-3);
    }
    dt {
      font-size: var(--text-sm);
      font-weight: 650;
    }
    dd {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-1) var(--space-3);
      margin: 0;
    }
    .bar {
      flex: 1 1 8rem;
      height: 1rem;
      border-radius: var(--radius-pill);
      background: var(--light-off);
      overflow: hidden;
    }
    i {
      display: block;
      height: 100%;
      min-width: 0.4rem;
      border-radius: inherit;
      background: var(--light-1);
    }
    i.after {
      background: var(--light-2);
    }
    p {
      margin: 0;
    }
  `,
})
export class TestGain {
  readonly test = input.required<StageTest>();
  protected readonly bars = computed(() =>
    (['before', 'after'] as const).flatMap((moment) => {
      const result = this.test()[moment];
      return result ? [{ moment, ...result }] : [];
    }),
  );
  /** How many more were right. The number of questions may differ when the cohort moved to another version: then shares count. */
  protected readonly difference = computed(() => {
    const { before, after } = this.test();
    if (!before || !after) return null;
    return Math.round((after.right / after.total - before.right / before.total) * after.total);
  });
  protected readonly words = computed(() => {
    const difference = this.difference();
    const { after } = this.test();
    if (difference === null) return after ? 'learningTests.onlyAfter' : 'learningTests.onlyBefore';
    if (after && after.right === after.total) return 'learningTests.allRight';
    if (difference > 0) return 'learningTests.gained';
    return difference === 0 ? 'learningTests.same' : 'learningTests.fewer';
  });
}
