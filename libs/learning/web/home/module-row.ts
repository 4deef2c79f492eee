import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ModulePath } from '@pijar/learning/contracts';
import { Icon } from '@pijar/shared/web';

/** A module in the path, with how much of it is done. */
@Component({
  selector: 'pijar-module-row',
  imports: [RouterLink, TranslocoPipe, Icon],
  template: `
    <a [routerLink]="['/belajar/modul', module().moduleId]">
      <span class="mark" [class.full]="isDone()">
        @if (isDone()) {
          <pijar-icon name="check" [size]="20" />
        } @else {
          <svg viewBox="0 0 36 36" aria-hidden="true" focusable="false">
            <circle cx="18" cy="18" r="15" />
            <circle
              class="lit"
              cx="18"
              cy="18"
              r="15"
              pathLength="100"
              [attr.stroke-dasharray]="share() + ' 100'"
            />
          </svg>
        }
      </span>
      <span class="words">
        <span class="title">{{ module().title }}</span>
        <span class="pijar-soft pijar-small">
          {{
            'learning.module.progress' | transloco: { done: done(), count: module().steps.length }
          }}
        </span>
      </span>
      <pijar-icon name="next" [size]="20" />
    </a>
  `,
  styles: `
    a {
      display: flex;
      align-items: center;
      gap: var(--space-3);
      min-height: 3.75rem;
      padding: var(--space-2) var(--space-1);
      color: var(--ink);
      text-decoration: none;
    }
    a:hover .title {
      text-decoration: underline;
    }
    .mark {
      display: grid;
      place-items: center;
      flex: none;
      width: 2.5rem;
      height: 2.5rem;
      border-radius: 50%;
    }
    .mark.full {
      background: var(--good-soft);
      color: var(--good);
    }
    svg {
      width: 2.25rem;
      transform: rotate(-90deg);
      fill: none;
      stroke: var(--light-off);
      stroke-width: 4;
    }
    .lit {
      stroke: var(--light-2);
    }
    .words {
      display: grid;
      flex: 1;
      min-width: 0;
    }
    .title {
      font-weight: 700;
      line-height: 1.3;
    }
    a > pijar-icon {
      color: var(--ink-soft);
    }
  `,
})
export class ModuleRow {
  readonly module = input.required<ModulePath>();
  protected readonly done = computed(
    () => this.module().steps.filter((step) => step.state === 'done').length,
  );
  protected readonly isDone = computed(() => this.done() === this.module().steps.length);
  protected readonly share = computed(() =>
    Math.round((100 * this.done()) / Math.max(1, this.module().steps.length)),
  );
}
