import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Clock, Icon, PersonSettings } from '@pijar/shared/web';
import { dayWords, daysUntil } from './due';

/** The due date in words; one that has passed is said kindly. */
@Component({
  selector: 'pijar-due-line',
  imports: [TranslocoPipe, Icon],
  template: `
    @let due = words();
    <pijar-icon name="clock" [size]="18" />
    <span>{{ 'submissions.due.' + due.key | transloco: due }}</span>
  `,
  styles: `
    :host {
      display: flex;
      align-items: flex-start;
      gap: var(--space-2);
      font-size: var(--text-sm);
      font-weight: 600;
      line-height: 1.4;
      color: var(--ink-soft);
    }
    :host(.late),
    :host(.near) {
      color: var(--ember-ink);
    }
  `,
  host: { '[class]': 'words().tone' },
})
export class DueLine {
  readonly #settings = inject(PersonSettings);
  readonly #clock = inject(Clock);
  /** `YYYY-MM-DD`, null when there is none. */
  readonly dueOn = input.required<string | null>();
  readonly isShort = input(false);

  protected readonly words = computed(() => {
    const dueOn = this.dueOn();
    if (!dueOn) return { key: 'none', tone: '', count: 0, day: '' };
    const zone = this.#settings.zone();
    const count = daysUntil(dueOn, this.#clock.now(), zone);
    const day = dayWords(dueOn, this.#settings.language(), this.isShort());
    if (count < 0) return { key: this.isShort() ? 'lateShort' : 'late', tone: 'late', count, day };
    if (count === 0) return { key: 'today', tone: 'near', count, day };
    return { key: count === 1 ? 'tomorrow' : 'inDays', tone: count < 3 ? 'near' : '', count, day };
  });
}
