import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Connection } from '../api/connection';
import { Card } from '../kit/card';
import { Icon } from '../kit/icon';
import { UNSENT_PAGE } from './outbox.routes';

/** On her own page: how much only this phone has, and the way to it. */
@Component({
  selector: 'pijar-unsent-slot',
  imports: [RouterLink, TranslocoPipe, Card, Icon],
  template: `
    <pijar-card>
      <a [routerLink]="page">
        <pijar-icon name="send" [size]="22" />
        <span>
          <b>{{ 'shell.outbox.heading' | transloco }}</b>
          <span class="pijar-soft pijar-small">
            @if (count() > 0) {
              {{ 'connection.unsent' | transloco: { count: count() } }}
            } @else {
              {{ 'shell.outbox.nothing' | transloco }}
            }
          </span>
        </span>
        <pijar-icon name="next" [size]="20" />
      </a>
    </pijar-card>
  `,
  styles: `
    a {
      display: flex;
      align-items: center;
      gap: var(--space-3);
      min-height: var(--target);
      color: var(--ink);
      text-decoration: none;
    }
    span {
      display: grid;
      flex: 1;
    }
  `,
})
export class UnsentSlot {
  readonly #connection = inject(Connection);
  protected readonly page = UNSENT_PAGE;
  protected readonly count = computed(() => this.#connection.unsent());
}
