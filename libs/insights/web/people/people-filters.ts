import { Component, DestroyRef, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { PeopleFilter, stuckReasons, waitings } from '@pijar/insights/contracts';
import { Icon } from '@pijar/shared/web';
import { FilterInUrl } from './people-filter';

/** Pause after the last letter before the list is asked. */
const typingPause = 350;

/** One line of filters, each a plain select with its name. */
@Component({
  selector: 'pijar-people-filters',
  imports: [TranslocoDirective, Icon],
  templateUrl: './people-filters.html',
  styleUrl: './people-filters.css',
})
export class PeopleFilters {
  readonly filter = input.required<Partial<PeopleFilter>>();
  readonly stages = input.required<readonly { id: string; title: string }[]>();
  readonly communities = input.required<readonly string[]>();
  readonly narrowed = output<FilterInUrl>();
  protected readonly stageStates = ['open', 'done', 'locked'] as const;
  protected readonly waitings = waitings.filter((each) => each !== 'nobody');
  protected readonly reasons = stuckReasons;
  protected readonly sexes = ['female', 'male', 'unknown'] as const;
  protected readonly kinds = ['returnee', 'family', 'unknown'] as const;
  protected readonly states = ['invited', 'active', 'paused', 'completed', 'left'] as const;
  /** On a phone the selects are folded away until asked for. */
  protected readonly isUnfolded = signal(false);
  protected readonly count = computed(
    () =>
      Object.keys(this.filter()).filter(
        (name) => !['search', 'sort', 'direction', 'stageState'].includes(name),
      ).length,
  );
  #typing: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.#typing));
  }

  protected type(search: string): void {
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => this.narrowed.emit({ search }), typingPause);
  }

  /** A stage and where she stands in it are one choice: `<stage>|<state>`. */
  protected chooseStage(value: string): void {
    const [stage, stageState] = value.split('|');
    this.narrowed.emit({ stage, stageState });
  }

  protected stageValue(): string {
    const { stage, stageState } = this.filter();
    return stage ? [stage, stageState].filter(Boolean).join('|') : '';
  }
}
