import { Component, inject } from '@angular/core';
import { RouterLink, RouterOutlet } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { LanguageSwitch } from './language-switch';
import { Logo } from './logo';
import { PageFocus } from './page-focus';

/** Around the pages that need no account. */
@Component({
  selector: 'pijar-public-shell',
  imports: [RouterOutlet, RouterLink, TranslocoDirective, Logo, LanguageSwitch],
  template: `
    <ng-container *transloco="let t">
      <a class="pijar-skip" href="#isi" (click)="skip($event, content)">{{ t('shell.skip') }}</a>
      <header>
        <a routerLink="/" [attr.aria-label]="t('shell.start')"><pijar-logo /></a>
        <pijar-language-switch />
      </header>
      <main id="isi" #content tabindex="-1"><router-outlet /></main>
    </ng-container>
  `,
  styleUrl: './public-shell.css',
})
export class PublicShell {
  constructor() {
    inject(PageFocus);
  }

  protected skip(event: Event, content: HTMLElement): void {
    event.preventDefault();
    content.focus();
  }
}
