import { Component, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { readNumber } from '@pijar/credentials/contracts';
import { Field, FieldInput, Icon } from '@pijar/shared/web';
import { keepOutOfSearch } from './no-index';

/** Where anyone types the number of a certificate. Typing errors are told here, without asking the server. */
@Component({
  selector: 'pijar-verify-page',
  imports: [TranslocoDirective, Field, FieldInput, Icon],
  template: `
    <section *transloco="let t">
      <h1>{{ t('credentials.verify.heading') }}</h1>
      <p>{{ t('credentials.verify.text') }}</p>
      <form (submit)="check($event)" novalidate>
        <pijar-field
          [label]="t('credentials.verify.number')"
          [hint]="t('credentials.verify.hint')"
          [error]="isMistyped() ? t('credentials.verify.mistyped') : null"
        >
          <input
            pijarInput
            name="number"
            autocomplete="off"
            autocapitalize="characters"
            spellcheck="false"
            maxlength="60"
            [value]="typed()"
            (input)="type($any($event.target).value)"
          />
        </pijar-field>
        <button class="pijar-button pijar-button--primary" type="submit">
          <pijar-icon name="search" [size]="20" /> {{ t('credentials.verify.check') }}
        </button>
      </form>
    </section>
  `,
  styles: `
    section {
      max-width: 34rem;
      margin-inline: auto;
      padding-block: var(--space-5);
    }
    form {
      display: grid;
      gap: var(--space-3);
      margin-top: var(--space-5);
    }
    input {
      font-size: var(--text-lg);
      font-weight: 700;
      letter-spacing: 0.04em;
      text-transform: uppercase;
    }
  `,
})
export class VerifyPage {
  readonly #router = inject(Router);
  protected readonly typed = signal('');
  protected readonly isMistyped = signal(false);

  constructor() {
    keepOutOfSearch();
  }

  protected type(text: string): void {
    this.typed.set(text);
    this.isMistyped.set(false);
  }

  protected check(event: Event): void {
    event.preventDefault();
    const number = readNumber(this.typed());
    this.isMistyped.set(number === null);
    if (number) void this.#router.navigate(['/verifikasi', number]);
  }
}
