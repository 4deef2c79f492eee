import { Component, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import {
  AddMembersAnswer,
  SheetField,
  addMembers,
  previewMembers,
  sheetFields,
} from '@pijar/cohorts/contracts';
import { shownPhone } from '@pijar/identity/contracts';
import { ApiClient, Icon, Pill, ProblemText, Words } from '@pijar/shared/web';
import { RowDecision } from './row-decision';
import { PreviewRow, SheetDraft, hasError } from './sheet-draft';

/** The preview: what was understood of each row, what is wrong with it, and who may be known already. */
@Component({
  selector: 'pijar-sheet-review',
  imports: [TranslocoDirective, Icon, Pill, RowDecision],
  templateUrl: './sheet-review.html',
  styleUrl: './sheet-review.css',
})
export class SheetReview {
  readonly cohortId = input.required<string>();
  readonly back = output<void>();
  readonly added = output<AddMembersAnswer>();
  readonly #api = inject(ApiClient);
  readonly #problemText = inject(ProblemText);
  readonly #words = inject(Words);
  protected readonly draft = inject(SheetDraft);
  protected readonly fields = sheetFields;
  protected readonly hasError = hasError;
  protected readonly isBusy = signal(false);
  protected readonly fault = signal('');
  /** Kept while the same rows are sent again after a lost line; new after any answer. */
  #requestId = crypto.randomUUID();
  protected readonly columns = computed(() => this.draft.preview()?.columns ?? []);
  /** Columns that were pasted and will not be kept. */
  protected readonly dropped = computed(() => this.columns().filter(({ field }) => !field));
  /** Columns of the table: name and phone always, the others where the sheet has them. */
  protected readonly shown = computed(() => {
    const has = new Set(this.columns().map(({ field }) => field));
    return sheetFields.filter(
      (field) => field === 'fullName' || field === 'phone' || has.has(field),
    );
  });
  /** A sheet typed as one person has no columns to correct. */
  protected readonly isSheet = computed(() => this.draft.text().trim() !== '');

  protected setColumn(index: number, field: string): void {
    const columns = this.draft.columnsWith(index, (field || null) as SheetField | null);
    this.#start();
    this.#api
      .call(previewMembers, {
        params: { cohortId: this.cohortId() },
        body: { text: this.draft.text(), columns },
      })
      .subscribe({
        next: (preview) => {
          this.draft.read(preview);
          this.isBusy.set(false);
        },
        error: (error) => this.#fail(error),
      });
  }

  /** Another value for a cell with a fault; the server reads the rows again. */
  protected edit(line: number, field: SheetField, value: string): void {
    this.#start();
    this.#api
      .call(previewMembers, {
        params: { cohortId: this.cohortId() },
        body: { text: this.draft.editedText(line, field, value), columns: [...sheetFields] },
      })
      .subscribe({
        next: (preview) => {
          this.draft.reread(preview, line);
          this.isBusy.set(false);
        },
        error: (error) => this.#fail(error),
      });
  }

  protected phoneOf(row: PreviewRow): string {
    return row.clean.phone ? shownPhone(row.clean.phone) : '–';
  }

  /** A value in words; what is unknown is a dash. */
  protected valueOf({ clean }: PreviewRow, field: SheetField): string {
    this.#words.spoken();
    if (field === 'sex' || field === 'kind' || field === 'device') {
      return this.#words.say(`cohorts.${field}.${clean[field]}`);
    }
    return clean[field] ?? '–';
  }

  protected isWrong(row: PreviewRow, field: SheetField): boolean {
    return row.faults.some((fault) => fault.field === field && fault.severity === 'error');
  }

  protected add(): void {
    const rows = this.draft.body();
    this.#start();
    this.#api
      .call(addMembers, {
        params: { cohortId: this.cohortId() },
        body: { requestId: this.#requestId, rows },
      })
      .subscribe({
        next: (answer) => {
          this.#requestId = crypto.randomUUID();
          this.added.emit(answer);
        },
        error: (error) => {
          // Other rows under the same id would be refused; the same rows may come again.
          if (error.kind === 'key-reused') this.#requestId = crypto.randomUUID();
          this.#fail(error);
        },
      });
  }

  #start(): void {
    this.isBusy.set(true);
    this.fault.set('');
  }

  #fail(error: unknown): void {
    this.isBusy.set(false);
    this.fault.set(this.#problemText.of(error));
  }
}
