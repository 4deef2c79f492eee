import { Component, inject } from '@angular/core';
import { RouterLink, RouterOutlet } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Help } from './help';
import { LanguageSwitch } from './language-switch';
import { Logo } from './logo';
import { PageFocus } from './page-focus';
import { SkipLink } from './skip-link';

/** Around the pages that need no account. */
@Component({
  selector: 'pijar-public-shell',
  imports: [RouterOutlet, RouterLink, TranslocoDirective, Logo, Help, LanguageSwitch, SkipLink],
  template: `
    <ng-container *transloco="let t">
      <pijar-skip-link />
      <header>
        <a routerLink="/" [attr.aria-label]="t('shell.start')"><pijar-logo /></a>
        <span class="ways"><pijar-language-switch /><pijar-help /></span>
      </header>
      <main><router-outlet /></main>
    </ng-container>
  `,
  styleUrl: './public-shell.css',
})
export class PublicShell {
  constructor() {
    inject(PageFocus);
  }
}
