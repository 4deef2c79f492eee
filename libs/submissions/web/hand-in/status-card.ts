import { Component, ElementRef, computed, effect, inject, input, viewChild } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { AgoPipe, Clock, Icon, IconName, PersonSettings } from '@pijar/shared/web';
import { dayWords, daysUntil } from '../due';

export type StatusWord = 'sent' | 'being_read' | 'returned' | 'accepted';

const ICONS: Record<StatusWord, IconName> = {
  sent: 'check',
  being_read: 'eye',
  returned: 'edit',
  accepted: 'check',
};

/** Where her work is, and when to expect an answer. */
@Component({
  selector: 'pijar-status-card',
  imports: [TranslocoDirective, AgoPipe, Icon],
  template: `
    <section *transloco="let t" [class]="state()">
      <pijar-icon [name]="icon()" [size]="28" />
      <div>
        <h2 #heading tabindex="-1">{{ t('submissions.status.' + state()) }}</h2>
        <p>
          {{
            t('submissions.status.' + state() + 'Text', {
              count: number(),
              when: (sentAt() | pijarAgo),
            })
          }}
        </p>
        @if (answer(); as answer) {
          <p>{{ t('submissions.status.' + answer.key, { day: answer.day }) }}</p>
        }
      </div>
    </section>
  `,
  styles: `
    section {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr);
      gap: var(--space-3);
      padding: var(--space-4);
      border-radius: var(--radius-l);
      background: var(--deep-soft);
      --mark: var(--deep);
    }
    .returned {
      background: var(--ember-soft);
      --mark: var(--ember-ink);
    }
    .accepted {
      background: var(--good-soft);
      --mark: var(--good);
    }
    pijar-icon,
    h2 {
      color: var(--mark);
    }
    h2:focus {
      outline: none;
    }
    h2 {
      margin: 0;
      font-size: var(--text-lg);
    }
    p {
      margin: var(--space-1) 0 0;
    }
  `,
})
export class StatusCard {
  private readonly heading = viewChild<ElementRef<HTMLElement>>('heading');
  readonly #settings = inject(PersonSettings);
  readonly #clock = inject(Clock);
  readonly state = input.required<StatusWord>();
  /** Number of the newest attempt. */
  readonly number = input.required<number>();
  readonly sentAt = input.required<string>();
  /** The day that she was promised; undefined where this phone keeps what was said before there were promises. */
  readonly replyBy = input<string | null>();
  /** It has just arrived, before her eyes. */
  readonly isFresh = input(false);

  protected readonly icon = computed(() => ICONS[this.state()]);
  protected readonly answer = computed(() => {
    if (this.state() !== 'sent' && this.state() !== 'being_read') return null;
    const zone = this.#settings.zone();
    const day = this.replyBy();
    if (!day) return null;
    if (daysUntil(day, this.#clock.now(), zone) < 0) return { key: 'answerSoon', day: '' };
    return { key: 'answer', day: dayWords(day, this.#settings.language()) };
  });

  constructor() {
    // After something arrived, reading goes on here.
    effect(() => {
      if (this.isFresh()) this.heading()?.nativeElement.focus();
    });
  }
}
