import { Component, input, model, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Field, FieldInput } from '@pijar/shared/web';

/** The code from the slip or the message; spaces, dashes and small letters do not matter. */
@Component({
  selector: 'pijar-code-step',
  imports: [Field, FieldInput, RouterLink, TranslocoDirective],
  template: `
    <form class="pijar-stack" *transloco="let t" (submit)="enter($event)">
      <h1>{{ t('identityAccount.activation.title') }}</h1>
      <p>{{ t('identityAccount.activation.text') }}</p>
      <pijar-field
        [label]="t('identityAccount.activation.code')"
        [hint]="t('identityAccount.activation.codeHint')"
        [error]="fault()"
      >
        <input
          pijarInput
          class="code"
          name="one-time-code"
          autocomplete="one-time-code"
          autocapitalize="characters"
          spellcheck="false"
          maxlength="60"
          required
          placeholder="K7M2-9QXT-4HRC"
          [value]="code()"
          (input)="code.set($any($event.target).value)"
        />
      </pijar-field>
      <button
        class="pijar-button pijar-button--primary pijar-button--wide"
        [attr.aria-disabled]="isSending()"
      >
        {{
          t(isSending() ? 'identityAccount.activation.checking' : 'identityAccount.activation.next')
        }}
      </button>
      <p class="pijar-soft pijar-small">
        {{ t('identityAccount.activation.noCode') }}
        <a routerLink="/masuk">{{ t('identityAccount.activation.hasPin') }}</a>
      </p>
    </form>
  `,
  styles: `
    .code {
      font-size: clamp(1.05rem, 5.5vw, 1.5rem);
      font-weight: 700;
      letter-spacing: 0.06em;
      text-transform: uppercase;
    }
    .code::placeholder {
      font-weight: 400;
      opacity: 0.6;
    }
    a {
      display: inline-block;
      padding-block: 0.6rem;
      font-weight: 700;
    }
  `,
})
export class CodeStep {
  readonly code = model.required<string>();
  readonly isSending = input.required<boolean>();
  readonly fault = input<string | null>();
  readonly entered = output<void>();

  protected enter(event: Event): void {
    event.preventDefault();
    if (this.code().trim()) this.entered.emit();
  }
}
