import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

/** For an address that leads nowhere, and for a row one may not see (the API answers both with 404). */
@Component({
  selector: 'pijar-not-found-page',
  imports: [RouterLink, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <h1>{{ t('shell.notFound.title') }}</h1>
      <p>{{ t('shell.notFound.text') }}</p>
      <a class="pijar-button" routerLink="/">{{ t('shell.start') }}</a>
    </ng-container>
  `,
})
export class NotFoundPage {}
