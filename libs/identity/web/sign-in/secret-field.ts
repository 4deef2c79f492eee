import { Component, computed, input, model, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Field, FieldInput, Icon } from '@pijar/shared/web';

/** A PIN or a password: the right keyboard, pasting allowed, and a way to see what was typed. */
@Component({
  selector: 'pijar-secret-field',
  imports: [Field, FieldInput, Icon, TranslocoPipe],
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
          <pijar-icon name="eye" [size]="22" />
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
