import { Component, Directive, computed, inject, input } from '@angular/core';

let nextId = 0;

/**
 * Label, hint and fault around one control. The control carries `pijarInput`, which names it and says the
 * hint and the fault to a screen reader.
 * @example <pijar-field [label]="t('…')" [error]="fault()"><input pijarInput inputmode="numeric" /></pijar-field>
 */
@Component({
  selector: 'pijar-field',
  template: `
    <label [for]="controlId">{{ label() }}</label>
    @if (hint()) {
      <p class="hint" [id]="hintId">{{ hint() }}</p>
    }
    <ng-content />
    <p class="error" [id]="errorId" role="alert">
      @if (error(); as text) {
        <svg class="pijar-sign" viewBox="0 0 24 24" width="18" height="18" aria-hidden="true">
          <path d="M12 4 2.5 20h19ZM12 10v4.5M12 17.3v.1" />
        </svg>
        <span>{{ text }}</span>
      }
    </p>
  `,
  styleUrl: './field.css',
})
export class Field {
  readonly label = input.required<string>();
  readonly hint = input<string>();
  /** Translated words; null or empty when the field is fine. */
  readonly error = input<string | null>();

  readonly controlId = `pijar-field-${nextId++}`;
  protected readonly hintId = `${this.controlId}-hint`;
  protected readonly errorId = `${this.controlId}-error`;

  readonly describedBy = computed(() => {
    const ids = [this.hint() && this.hintId, this.error() && this.errorId].filter(Boolean);
    return ids.length ? ids.join(' ') : null;
  });
}

/** The control of a `pijar-field`. */
@Directive({
  selector: 'input[pijarInput], textarea[pijarInput], select[pijarInput]',
  host: {
    class: 'pijar-input',
    '[id]': 'field.controlId',
    '[attr.aria-describedby]': 'field.describedBy()',
    '[attr.aria-invalid]': "field.error() ? 'true' : null",
  },
})
export class FieldInput {
  protected readonly field = inject(Field);
}
