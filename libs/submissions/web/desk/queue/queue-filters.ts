import { Component, DOCUMENT, ElementRef, computed, inject, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { resourceOf } from '@pijar/shared/web';
import { showQueueFacets } from '@pijar/submissions/contracts';
import { QueueFilter } from './queue-filter';

export type QueueState = 'waiting' | 'in_review' | 'all';
export type FilterChange = Partial<Record<keyof QueueFilter | 'state', string | null>>;

/** The filters of the queue, with how much waits behind each choice. */
@Component({
  selector: 'pijar-queue-filters',
  imports: [TranslocoDirective],
  template: `
    <details *transloco="let t" [open]="isOpen">
      <summary>{{ t('submissionsDesk.queue.filters') }}</summary>
      <div class="choices">
        @for (choice of choices(); track choice.name) {
          <label>
            {{ t('submissionsDesk.queue.' + choice.label) }}
            <select
              class="pijar-input"
              #select
              [value]="choice.value"
              (change)="choose(choice.name, select.value)"
            >
              <option value="" [selected]="!choice.value">
                {{ t('submissionsDesk.queue.all') }}
              </option>
              @for (option of choice.options; track option.value) {
                <option [value]="option.value" [selected]="option.value === choice.value">
                  {{ option.words }} ({{ option.waiting }})
                </option>
              }
            </select>
          </label>
        }
        <label>
          {{ t('submissionsDesk.queue.state') }}
          <select
            class="pijar-input"
            #shown
            [value]="state()"
            (change)="changed.emit({ state: shown.value === 'waiting' ? null : shown.value })"
          >
            @for (name of states; track name) {
              <option [value]="name" [selected]="name === state()">
                {{ t('submissionsDesk.queue.states.' + name) }}
              </option>
            }
          </select>
        </label>
      </div>
    </details>
  `,
  styles: `
    summary {
      min-height: var(--target);
      align-content: center;
      font-weight: 700;
      cursor: pointer;
    }
    .choices {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(11rem, 100%), 1fr));
      gap: var(--space-3);
    }
    label {
      display: grid;
      gap: var(--space-1);
      min-width: 0;
      font-size: var(--text-xs);
      font-weight: 700;
      color: var(--ink-soft);
    }
    select.pijar-input {
      min-height: 2.75rem;
      padding-block: var(--space-1);
      font-size: var(--text-sm);
      font-weight: 500;
      text-overflow: ellipsis;
    }
    @media (max-width: 40rem) {
      select.pijar-input {
        min-height: var(--target);
      }
    }
    /* With room they are simply there. */
    @media (min-width: 40.01rem) {
      summary {
        display: none;
      }
    }
  `,
})
export class QueueFilters {
  readonly filter = input.required<QueueFilter>();
  readonly state = input.required<QueueState>();
  /** Null takes a filter away. */
  readonly changed = output<FilterChange>();

  protected readonly states: readonly QueueState[] = ['waiting', 'in_review', 'all'];
  /** On a phone they are folded until somebody wants them. */
  protected readonly isOpen =
    inject(DOCUMENT).defaultView!.matchMedia('(min-width: 40.01rem)').matches;
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly #facets = resourceOf(showQueueFacets, () => ({}));
  protected readonly choices = computed(() => {
    const facets = this.#facets.hasValue() ? this.#facets.value() : undefined;
    const { stage, cohortId, step } = this.filter();
    const byCode = (list: { code: string; title: string; waiting: number }[] = []) =>
      list.map(({ code, title, waiting }) => ({ value: code, words: title, waiting }));
    const cohorts = facets?.cohorts ?? [];
    return [
      { name: 'stage', label: 'stage', value: stage ?? '', options: byCode(facets?.stages) },
      {
        name: 'cohortId',
        label: 'cohort',
        value: cohortId ?? '',
        options: cohorts.map(({ id, name, waiting }) => ({ value: id, words: name, waiting })),
      },
      { name: 'step', label: 'step', value: step ?? '', options: byCode(facets?.steps) },
    ];
  });

  protected choose(name: string, value: string): void {
    this.changed.emit({ [name]: value || null });
  }

  /** Something was taken or answered: the counts are others now. A list that she has open is left alone. */
  reload(): void {
    const host = this.#host.nativeElement;
    if (!host.contains(host.ownerDocument.activeElement)) this.#facets.reload();
  }
}
