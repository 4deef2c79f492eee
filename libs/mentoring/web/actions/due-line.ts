import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ActionView } from '@pijar/mentoring/contracts';
import { Clock, Icon, PersonDatePipe } from '@pijar/shared/web';
import { dueOf } from './due-words';

/** By when, in words. What is late is said to her without blame, and to staff with the number. */
@Component({
  selector: 'pijar-due-line',
  imports: [TranslocoDirective, Icon, PersonDatePipe],
  template: `
    <ng-container *transloco="let t">
      <pijar-icon name="clock" [size]="18" />
      <span>{{
        t('mentoringActions.due.' + key(), {
          days: due().days,
          date: action().dueOn | pijarDate: 'long',
        })
      }}</span>
    </ng-container>
  `,
  host: { '[class.late]': "due().key === 'late'" },
  styles: `
    :host {
      display: flex;
      align-items: flex-start;
      gap: var(--space-2);
      color: var(--ink-soft);
    }
    :host(.late) {
      color: var(--warn);
    }
    pijar-icon {
      flex: none;
      margin-top: 0.15rem;
    }
  `,
})
export class DueLine {
  readonly action = input.required<Pick<ActionView, 'dueOn'>>();
  readonly timeZone = input.required<string>();
  readonly isForStaff = input(false);
  readonly #clock = inject(Clock);
  protected readonly due = computed(() => dueOf(this.action(), this.#clock.now(), this.timeZone()));
  protected readonly key = computed(() => {
    const { key } = this.due();
    return key === 'late' && this.isForStaff() ? 'lateStaff' : key;
  });
}
