import { NgComponentOutlet } from '@angular/common';
import { Component, inject, input } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { ConnectionWords } from '../kit/connection-words';
import { Icon } from '../kit/icon';
import { confirmationOutlet, toastOutlet } from '../kit/outlets';
import { UNSENT_PAGE } from '../outbox/outbox.routes';
import { Help } from './help';
import { Logo } from './logo';
import { PageFocus } from './page-focus';
import { Place } from './place';
import { ShellBell } from './shell-bell';
import { SkipLink } from './skip-link';

/** Around a participant's pages: one column, help and connection on top, the places within the thumb's reach. */
@Component({
  selector: 'pijar-participant-shell',
  imports: [
    RouterOutlet,
    RouterLink,
    RouterLinkActive,
    TranslocoPipe,
    Icon,
    Logo,
    Help,
    ShellBell,
    SkipLink,
    ConnectionWords,
    NgComponentOutlet,
  ],
  template: `
    <pijar-skip-link />
    <header>
      <div class="bar">
        <span class="brand">
          <pijar-logo [hasName]="false" />
          <span>
            <b>Pijar</b>
            <span role="status">
              <a class="connection" [routerLink]="unsentPage"><pijar-connection-words /></a>
            </span>
          </span>
        </span>
        <span class="tools"><pijar-help /><pijar-shell-bell /></span>
      </div>
    </header>
    <main><router-outlet /></main>
    @if (places().length > 0) {
      <nav [attr.aria-label]="'shell.places' | transloco">
        <ul>
          @for (place of places(); track place.path) {
            <li>
              <a [routerLink]="place.path" routerLinkActive="here" ariaCurrentWhenActive="page">
                <span class="mark"><pijar-icon [name]="place.icon" /></span>
                {{ place.label | transloco }}
              </a>
            </li>
          }
        </ul>
      </nav>
    }
    <div role="status"><ng-container *ngComponentOutlet="toasts()" /></div>
    <ng-container *ngComponentOutlet="confirmation()" />
  `,
  styleUrl: './participant-shell.css',
})
export class ParticipantShell {
  /** From the route's data. */
  readonly places = input<readonly Place[]>([]);
  protected readonly unsentPage = UNSENT_PAGE;
  protected readonly confirmation = confirmationOutlet();
  protected readonly toasts = toastOutlet();

  constructor() {
    inject(PageFocus);
  }
}
