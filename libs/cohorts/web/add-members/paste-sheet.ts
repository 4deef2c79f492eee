import { Component, inject, input, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { maxSheetRows, previewMembers } from '@pijar/cohorts/contracts';
import { ApiClient, Card, Field, FieldInput, Icon, ProblemText } from '@pijar/shared/web';
import { SheetDraft } from './sheet-draft';

/** A box for a sheet copied from Excel or Google Sheets. */
@Component({
  selector: 'pijar-paste-sheet',
  imports: [TranslocoDirective, Card, Field, FieldInput, Icon],
  template: `
    <ng-container *transloco="let t">
      <pijar-card>
        <h2>{{ t('cohorts.paste.title') }}</h2>
        <ol class="pijar-soft">
          <li>{{ t('cohorts.paste.step1') }}</li>
          <li>{{ t('cohorts.paste.step2') }}</li>
          <li>{{ t('cohorts.paste.step3', { most }) }}</li>
        </ol>
        <form (submit)="preview(); $event.preventDefault()">
          <pijar-field
            [label]="t('cohorts.paste.label')"
            [hint]="t('cohorts.paste.hint')"
            [error]="fault()"
          >
            <textarea
              pijarInput
              rows="9"
              spellcheck="false"
              wrap="off"
              [placeholder]="t('cohorts.paste.example')"
              [value]="draft.text()"
              (input)="draft.text.set($any($event.target).value)"
            ></textarea>
          </pijar-field>
          <div class="pijar-actions">
            <button
              class="pijar-button pijar-button--primary"
              [disabled]="isReading() || !draft.text().trim()"
            >
              <pijar-icon name="eye" [size]="20" /> {{ t('cohorts.paste.preview') }}
            </button>
          </div>
        </form>
      </pijar-card>
    </ng-container>
  `,
  styles: `
    h2 {
      font-size: var(--text-lg);
    }
    ol {
      margin: 0 0 var(--space-4);
      padding-inline-start: 1.2rem;
    }
    textarea {
      font-size: var(--text-sm);
      white-space: pre;
      overflow: auto;
      tab-size: 4;
    }
  `,
})
export class PasteSheet {
  readonly cohortId = input.required<string>();
  readonly #api = inject(ApiClient);
  readonly #problemText = inject(ProblemText);
  protected readonly draft = inject(SheetDraft);
  protected readonly most = maxSheetRows;
  protected readonly isReading = signal(false);
  protected readonly fault = signal<string | null>(null);

  protected preview(): void {
    this.isReading.set(true);
    this.fault.set(null);
    this.#api
      .call(previewMembers, {
        params: { cohortId: this.cohortId() },
        body: { text: this.draft.text() },
      })
      .subscribe({
        next: (preview) => this.draft.read(preview),
        error: (error) => {
          this.fault.set(this.#problemText.ofField(error, 'text') ?? this.#problemText.of(error));
          this.isReading.set(false);
        },
      });
  }
}
