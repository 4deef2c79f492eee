import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ActionChange, ActionView } from '@pijar/mentoring/contracts';
import { AgoPipe, PersonSettings, formatDate } from '@pijar/shared/web';
import { sourcePath } from './source-path';

/** Where an agreement comes from, and what happened to it since. */
@Component({
  selector: 'pijar-action-history',
  imports: [RouterLink, TranslocoDirective, AgoPipe],
  template: `
    <ng-container *transloco="let t">
      <p class="pijar-soft pijar-small">
        @let from =
          t('mentoringActions.from.' + (action().source?.type ?? 'none'), {
            title: action().source?.title,
            name: action().madeByName,
          });
        @if (path(); as link) {
          <a [routerLink]="link">{{ from }}</a>
        } @else {
          {{ from }}
        }
        · {{ action().madeAt | pijarAgo }}
      </p>
      @if (action().changes.length) {
        <details>
          <summary>{{ t('mentoringActions.history') }}</summary>
          <ul class="pijar-list">
            @for (change of action().changes; track change.id) {
              <li>
                {{ t('mentoringActions.change.' + change.kind, params(change)) }}
                @if (change.note) {
                  <span> · “{{ change.note }}”</span>
                }
                <span class="pijar-soft"> · {{ change.at | pijarAgo }}</span>
              </li>
            }
          </ul>
        </details>
      }
    </ng-container>
  `,
  styles: `
    p {
      margin: 0;
    }
    summary {
      display: inline-flex;
      align-items: center;
      min-height: var(--target);
      cursor: pointer;
      font-size: var(--text-sm);
      font-weight: 650;
    }
    li {
      padding: var(--space-1) 0;
      font-size: var(--text-sm);
      overflow-wrap: anywhere;
    }
  `,
})
export class ActionHistory {
  readonly action = input.required<ActionView>();
  readonly isForStaff = input(false);
  protected readonly path = computed(() => sourcePath(this.action(), this.isForStaff()));
  readonly #settings = inject(PersonSettings);

  protected params({ byName, fromDueOn, toDueOn }: ActionChange) {
    const day = (value: string | null) =>
      value && formatDate(value, 'short', this.#settings.language(), this.#settings.zone());
    return { name: byName, from: day(fromDueOn), to: day(toDueOn) };
  }
}
