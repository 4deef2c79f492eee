import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { NextStep } from '@pijar/learning/contracts';
import { Card, Clock, Icon, MinutesPipe, PersonDatePipe } from '@pijar/shared/web';
import { SavedList } from '../saved/saved-list';
import { kindIcon } from '../step/step-look';

/** The one next thing to do: the biggest thing on the screen. */
@Component({
  selector: 'pijar-next-card',
  imports: [RouterLink, TranslocoPipe, Card, Icon, MinutesPipe, PersonDatePipe],
  template: `
    <pijar-card face="glow">
      <p class="kicker">
        {{
          (next().step.state === 'returned'
            ? 'learning.home.returned'
            : 'learning.home.nextHeading'
          ) | transloco
        }}
      </p>
      <h2>{{ next().step.title }}</h2>
      @if (next().moduleTitle; as module) {
        <p class="module">{{ module }}</p>
      }
      <p class="about">
        <pijar-icon [name]="icon()" [size]="18" />
        {{ 'learning.kind.' + next().step.kind | transloco }}
        @if (next().step.minutes > 0) {
          · {{ next().step.minutes | pijarMinutes }}
        }
        @if (isOnPhone()) {
          · {{ 'learning.home.onPhone' | transloco }}
        }
      </p>
      @if (next().step.dueOn; as day) {
        <p class="about">
          <pijar-icon name="clock" [size]="18" />
          {{
            (isOverdue() ? 'learning.home.overdue' : 'learning.home.dueOn')
              | transloco: { date: day | pijarDate }
          }}
        </p>
      }
      <a
        class="pijar-button pijar-button--primary pijar-button--wide"
        [routerLink]="['/belajar/langkah', next().step.stepId]"
      >
        {{ 'learning.home.' + verb() | transloco }}
        <pijar-icon name="next" [size]="20" />
      </a>
    </pijar-card>
  `,
  styles: `
    .kicker {
      margin: 0 4rem var(--space-2) 0;
      font-size: var(--text-sm);
      font-weight: 700;
      color: var(--ink-soft);
    }
    h2 {
      max-width: 82%;
      margin-bottom: var(--space-1);
      font-size: var(--text-2xl);
    }
    .module {
      max-width: 82%;
      margin: 0 0 var(--space-3);
      color: var(--ink-soft);
    }
    .about {
      display: flex;
      align-items: center;
      gap: var(--space-2);
      margin: 0 0 var(--space-2);
      color: var(--ink-soft);
    }
    a {
      margin-top: var(--space-4);
      font-size: var(--text-lg);
      min-height: 3.5rem;
    }
  `,
})
export class NextCard {
  readonly #clock = inject(Clock);
  readonly #saved = inject(SavedList);
  readonly next = input.required<NextStep>();
  /** Nothing was done yet in the whole programme. */
  readonly isFirst = input(false);

  protected readonly isOnPhone = computed(() => this.#saved.hasStep(this.next().step.stepId));
  protected readonly icon = computed(() => kindIcon[this.next().step.kind]);
  protected readonly isOverdue = computed(() => {
    const day = this.next().step.dueOn;
    return day !== null && Date.parse(`${day}T23:59:59`) < this.#clock.now();
  });
  protected readonly verb = computed(() => {
    if (this.next().step.state === 'returned') return 'again';
    return this.isFirst() ? 'start' : 'go';
  });
}
