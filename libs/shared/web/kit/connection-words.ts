import { Component, computed, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Connection } from '../api/connection';
import { Icon } from './icon';

/**
 * The connection in words, always there: “Tersambung”, “Tanpa sinyal · 2 belum terkirim”. Who shows it says that it is a status: a
 * status inside a link would take the link's name away.
 */
@Component({
  selector: 'pijar-connection-words',
  imports: [Icon, TranslocoPipe],
  template: `
    <span class="words" [class]="connection.state()">
      <pijar-icon [name]="connection.isOnline() ? 'signal' : 'noSignal'" [size]="16" />
      <span>
        {{ 'connection.' + connection.state() | transloco }}
        @if (connection.unsent() > 0) {
          · {{ 'connection.unsent' | transloco: unsent() }}
        }
      </span>
    </span>
  `,
  styles: `
    :host {
      display: block;
      min-width: 0;
    }
    .words {
      display: inline-flex;
      align-items: center;
      gap: 0.3rem;
      font-size: var(--text-xs);
      font-weight: 600;
      line-height: 1.3;
      color: var(--ink-soft);
    }
    .offline,
    .unreachable {
      padding: 0.1rem 0.6rem;
      border-radius: var(--radius-pill);
      background: var(--warn-soft);
    }
    .words.offline,
    .words.unreachable {
      color: var(--warn);
    }
    /* On a narrow phone the words need the room. */
    @media (max-width: 26rem) {
      .offline,
      .unreachable {
        padding-inline: 0.4rem;
        pijar-icon {
          display: none;
        }
      }
    }
  `,
})
export class ConnectionWords {
  protected readonly connection = inject(Connection);
  protected readonly unsent = computed(() => ({ count: this.connection.unsent() }));
}
