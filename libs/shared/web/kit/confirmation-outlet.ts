import { Component, inject, linkedSignal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Confirmation } from './confirmation';
import { Dialog } from './dialog';
import { Field, FieldInput } from './field';

/** Where questions appear. */
@Component({
  selector: 'pijar-confirmation',
  imports: [Dialog, Field, FieldInput, TranslocoPipe],
  template: `
    <pijar-dialog
      [isOpen]="asked() !== null"
      [heading]="asked()?.heading ?? ''"
      (closed)="confirmation.answer({ isConfirmed: false, reason: '' })"
    >
      @if (asked(); as question) {
        <p>{{ question.text }}</p>
        @if (question.reason; as label) {
          <pijar-field [label]="label">
            <textarea
              pijarInput
              rows="3"
              maxlength="500"
              [value]="reason()"
              (input)="reason.set($any($event.target).value)"
            ></textarea>
          </pijar-field>
        }
        <div class="pijar-actions">
          <button
            type="button"
            class="pijar-button"
            [class]="question.isDangerous ? 'pijar-button--danger' : 'pijar-button--primary'"
            [disabled]="question.reason && !reason().trim()"
            (click)="confirmation.answer({ isConfirmed: true, reason: reason().trim() })"
          >
            {{ question.confirm }}
          </button>
          <button
            type="button"
            class="pijar-button pijar-button--quiet"
            (click)="confirmation.answer({ isConfirmed: false, reason: '' })"
          >
            {{ 'kit.cancel' | transloco }}
          </button>
        </div>
      }
    </pijar-dialog>
  `,
})
export class ConfirmationOutlet {
  protected readonly confirmation = inject(Confirmation);
  protected readonly asked = this.confirmation.question;
  protected readonly reason = linkedSignal({ source: this.asked, computation: () => '' });
}
