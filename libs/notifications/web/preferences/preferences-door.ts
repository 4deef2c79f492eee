import { Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Card, Icon, Words } from '@pijar/shared/web';
import { preferenceWords } from './preference-words';

/** On the account page: leads to what one wants to be told. */
@Component({
  selector: 'pijar-preferences-door',
  imports: [Card, Icon, RouterLink, TranslocoDirective],
  template: `
    @if (isSpoken()) {
      <pijar-card *transloco="let t">
        <h2>{{ t('preferences.link.heading') }}</h2>
        <p class="pijar-soft">{{ t('preferences.link.text') }}</p>
        <a class="pijar-button" routerLink="pemberitahuan">
          <pijar-icon name="bell" [size]="20" /> {{ t('preferences.link.go') }}
        </a>
      </pijar-card>
    }
  `,
})
export class PreferencesDoor {
  protected readonly isSpoken = signal(false);

  constructor() {
    void inject(Words)
      .learn('preferences', preferenceWords)
      .then(() => this.isSpoken.set(true));
  }
}
