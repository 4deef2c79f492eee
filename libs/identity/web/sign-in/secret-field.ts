import { Component, computed, input, model, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Field, FieldInput } from '@pijar/shared/web';

/** A PIN or a password: the right keyboard, pasting allowed, and a way to see what was typed. */
@Component({
  selector: 'pijar-secret-field',
  imports: [Field, FieldInput, TranslocoPipe],
  template: `
    <pijar-field [label]="label()" [hint]="hint()" [error]="error()">
      <span class="frame">
        <input
          pijarInput
          [type]="isSeen() ? 'text' : 'password'"
          [attr.inputmode]="isPin() ? 'numeric' : null"
          [class.pin]="isPin()"
          [autocomplete]="isNew() ? 'new-password' : 'current-password'"
          [name]="isNew() ? 'new-password' : 'password'"
          maxlength="128"
          autocapitalize="none"
          spellcheck="false"
          required
          [value]="value()"
          (input)="value.set($any($event.target).value)"
        />
        <button
          type="button"
          class="pijar-button pijar-button--quiet"
          [attr.aria-pressed]="isSeen()"
          [attr.aria-label]="'identity.secret.show' | transloco"
          (click)="isSeen.set(!isSeen())"
        >
          <svg class="pijar-sign" viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">
            <path
              d="M2.5 12C4.5 8 8 5.5 12 5.5S19.5 8 21.5 12c-2 4-5.5 6.5-9.5 6.5S4.5 16 2.5 12ZM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6Z"
            />
          </svg>
        </button>
      </span>
    </pijar-field>
  `,
  styles: `
    .frame {
      position: relative;
      display: block;
    }
    input {
      padding-inline-end: 3.75rem;
    }
    .pin {
      font-size: var(--text-xl);
      font-weight: 700;
      letter-spacing: 0.3em;
    }
    button {
      position: absolute;
      inset: 0 0 0 auto;
      min-height: 0;
      padding-inline: var(--space-3);
      border-radius: var(--radius-s);
    }
    button[aria-pressed='true'] {
      color: var(--ember-ink);
    }
  `,
})
export class SecretField {
  readonly label = input.required<string>();
  readonly hint = input<string>();
  readonly error = input<string | null>();
  readonly kind = input.required<'pin' | 'password'>();
  readonly isNew = input(false);
  readonly value = model('');
  protected readonly isSeen = signal(false);
  protected readonly isPin = computed(() => this.kind() === 'pin');
}
