import { Component, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Field, FieldInput } from '@pijar/shared/web';
import { Consent, maxEntryReason } from '@pijar/submissions/contracts';
import type { Entering } from './entering';

/** Why somebody else enters her work, and how she agreed to it. */
@Component({
  selector: 'pijar-entering-form',
  imports: [TranslocoDirective, Field, FieldInput],
  template: `
    <section *transloco="let t" aria-labelledby="pijar-entering">
      <h2 id="pijar-entering">{{ t('submissionsActing.form.heading') }}</h2>
      <pijar-field
        [label]="t('submissionsActing.form.reason')"
        [hint]="t('submissionsActing.form.reasonHint')"
      >
        <input
          pijarInput
          [attr.maxlength]="maxReason"
          [value]="entering().reason()"
          (input)="entering().reason.set($any($event.target).value)"
        />
      </pijar-field>
      <div class="reasons">
        @for (reason of reasons; track reason) {
          @let words = t('submissionsActing.form.reasons.' + reason);
          <button type="button" class="pijar-button" (click)="entering().reason.set(words)">
            {{ words }}
          </button>
        }
      </div>
      <fieldset>
        <legend>{{ t('submissionsActing.form.consent') }}</legend>
        @for (way of ways; track way) {
          <label>
            <input
              type="radio"
              name="pijar-consent"
              [value]="way"
              [checked]="entering().consent() === way"
              (change)="entering().consent.set(way)"
            />
            {{ t('submissionsActing.consent.' + way) }}
          </label>
        }
      </fieldset>
      <p class="pijar-soft pijar-small">{{ t('submissionsActing.form.she') }}</p>
    </section>
  `,
  styles: `
    section {
      display: grid;
      gap: var(--space-3);
      padding: var(--space-4);
      border: 1px solid var(--line);
      border-radius: var(--radius-l);
      background: var(--surface);
    }
    h2,
    p {
      margin: 0;
    }
    h2 {
      font-size: var(--text-lg);
    }
    .reasons {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-2);
    }
    fieldset {
      display: grid;
      gap: var(--space-1);
      margin: 0;
      padding: 0;
      border: 0;
      min-width: 0;
    }
    legend {
      padding: 0;
      font-weight: 650;
    }
    label {
      display: flex;
      align-items: center;
      gap: var(--space-3);
      min-height: var(--target);
    }
    input[type='radio'] {
      width: 1.25rem;
      height: 1.25rem;
      flex: none;
      accent-color: var(--deep);
    }
  `,
})
export class EnteringForm {
  readonly entering = input.required<Entering>();
  protected readonly maxReason = maxEntryReason;
  protected readonly ways: Consent[] = ['present', 'phone', 'paper'];
  /** The usual ones, a tap each. */
  protected readonly reasons = ['noPhone', 'noSignal', 'needsHelp'] as const;
}
