import { Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { PersonDatePipe } from '@pijar/shared/web';
import type { HandInReceipt } from '@pijar/submissions/phone';

/** The server's word that it holds what was sent: when, and the first signs of each file's SHA-256. */
@Component({
  selector: 'pijar-hand-in-receipt',
  imports: [TranslocoDirective, PersonDatePipe],
  template: `
    <div *transloco="let t" class="pijar-small pijar-soft">
      {{ t('submissions.receipt.words', { time: (receipt().sentAt | pijarDate: 'moment') }) }}
      @if (files().length > 0) {
        {{ t('submissions.receipt.files', { count: files().length }) }}
        @for (file of files(); track $index) {
          <code>{{ file }}</code>
        }
      }
    </div>
  `,
  styles: `
    code {
      margin-inline-end: var(--space-2);
      overflow-wrap: anywhere;
    }
  `,
})
export class Receipt {
  readonly receipt = input.required<HandInReceipt>();
  protected readonly files = computed(() =>
    this.receipt()
      .files.map(({ sha256 }) => sha256?.slice(0, 8) ?? '')
      .filter(Boolean),
  );
}
