import { Component, inject, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '@pijar/shared/web';
import { QueueNews } from '../live/queue-news';

/** One line above the list: whether it changes by itself, or what changed and is not shown because it would move the rest. */
@Component({
  selector: 'pijar-queue-pulse',
  imports: [Icon, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <div role="status">
        @if (isBehind()) {
          <button type="button" class="pijar-button" (click)="settled.emit()">
            <pijar-icon name="refresh" [size]="20" />
            {{
              news() > 0
                ? t('submissionsDesk.queue.pulse.news', { count: news() })
                : t('submissionsDesk.queue.pulse.settle')
            }}
          </button>
        }
      </div>
      @if (!isBehind() && line.state() !== 'off') {
        <p class="pijar-soft" [class.live]="line.state() === 'live'">
          {{ t('submissionsDesk.queue.pulse.' + line.state()) }}
        </p>
      }
    </ng-container>
  `,
  host: { '[class.behind]': 'isBehind()' },
  styles: `
    :host {
      display: grid;
      align-items: center;
      min-height: var(--target);
    }
    /* She has scrolled into the list: it goes along. */
    :host(.behind) {
      position: sticky;
      z-index: 2;
      pointer-events: none;
      top: calc(3.75rem + env(safe-area-inset-top) + var(--space-2));
    }
    @media (min-width: 60rem) {
      :host(.behind) {
        top: var(--space-2);
      }
    }
    .pijar-button {
      pointer-events: auto;
      background: var(--surface-raised);
      box-shadow: 0 0 0 0.25rem var(--ground);
    }
    p {
      display: flex;
      align-items: center;
      gap: var(--space-2);
      margin: 0;
      font-size: var(--text-xs);
    }
    p::before {
      content: '';
      flex: none;
      width: 0.625rem;
      height: 0.625rem;
      border: 2px solid var(--ink-soft);
      border-radius: 50%;
    }
    .live::before {
      border-color: var(--good);
      background: var(--good);
    }
  `,
})
export class QueuePulse {
  readonly news = input.required<number>();
  readonly isBehind = input.required<boolean>();
  /** She wants to see the list as it is. */
  readonly settled = output<void>();

  protected readonly line = inject(QueueNews);
}
