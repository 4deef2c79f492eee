import { Injectable, computed, signal } from '@angular/core';
import {
  MemberRow,
  PossibleDuplicate,
  SheetField,
  SheetPreview,
  sheetFields,
} from '@pijar/cohorts/contracts';

export type PreviewRow = SheetPreview['rows'][number];

/** What the officer says of a row that looks like somebody known: that person's id, somebody else, or leave it out. */
export type Decision = { kind: 'add' } | { kind: 'known'; personId: string } | { kind: 'skip' };

/** A pasted sheet between its preview and its adding, with the officer's decisions. */
@Injectable()
export class SheetDraft {
  readonly #preview = signal<SheetPreview | null>(null);
  readonly #decisions = signal<ReadonlyMap<number, Decision>>(new Map());
  readonly #sent = signal<readonly PreviewRow[]>([]);
  readonly text = signal('');
  readonly preview = this.#preview.asReadonly();
  readonly rows = computed(() => this.#preview()?.rows ?? []);
  /** The rows of the last request, to name them beside their outcomes. */
  readonly sent = this.#sent.asReadonly();

  /** Rows without errors that are not left out: what the button adds. */
  readonly ready = computed(() => this.rows().filter((row) => this.isReady(row)));
  readonly withErrors = computed(() => this.rows().filter(hasError));
  readonly undecided = computed(() => this.rows().filter((row) => this.needsDecision(row)));
  /** What was not sent: faults, open questions, left out. Nothing of a paste disappears without a word. */
  readonly unsent = computed(() => this.rows().filter((row) => !this.#sent().includes(row)));
  readonly skipped = computed(() =>
    this.rows().filter((row) => this.#decisions().get(row.line)?.kind === 'skip'),
  );

  read(preview: SheetPreview): void {
    this.#preview.set(preview);
    this.#decisions.set(new Map());
  }

  decide(line: number, decision: Decision | null): void {
    this.#decisions.update((all) => {
      const next = new Map(all);
      if (decision) next.set(line, decision);
      else next.delete(line);
      return next;
    });
  }

  decisionOf(row: PreviewRow): Decision | undefined {
    return this.#decisions().get(row.line);
  }

  /** The same name and phone (or no phone) as somebody known, or as a row above: the server asks for a word. */
  needsDecision(row: PreviewRow): boolean {
    return !hasError(row) && looksKnown(row) && !this.#decisions().has(row.line);
  }

  isReady(row: PreviewRow): boolean {
    if (hasError(row) || this.needsDecision(row)) return false;
    return this.#decisions().get(row.line)?.kind !== 'skip';
  }

  /** Undecided rows that look like exactly one known person: one tap for all of them. */
  readonly takeable = computed(() =>
    this.undecided().filter((row) => sameAs(row).length === 1 && !isTwin(row)),
  );

  takeAllKnown(): void {
    for (const row of this.takeable()) {
      this.decide(row.line, { kind: 'known', personId: sameAs(row)[0]!.personId });
    }
  }

  /** What is sent for the rows that are ready. */
  body(): MemberRow[] {
    this.#sent.set(this.ready());
    return this.ready().map((row) => {
      const decision = this.decisionOf(row);
      return {
        line: row.line,
        ...row.raw,
        personId: decision?.kind === 'known' ? decision.personId : null,
        isSomebodyElse: decision?.kind === 'add',
      };
    });
  }

  /** The rows as typed, the one of `line` with another value: for another reading. */
  editedText(line: number, field: SheetField, value: string): string {
    return this.rows()
      .map((row) => (row.line === line ? { ...row.raw, [field]: value } : row.raw))
      .map((raw) => sheetLine(sheetFields.map((each) => raw[each] ?? '')))
      .join('\n');
  }

  /** After another reading of the same rows: they keep their lines, and what was decided of the others stays. */
  reread(preview: SheetPreview, edited: number): void {
    const lines = this.rows().map((row) => row.line);
    this.#preview.update((before) => ({
      ...before!,
      rows: preview.rows.map((row) => ({ ...row, line: lines[row.line - 1] ?? row.line })),
    }));
    this.decide(edited, null);
  }

  /** What the columns mean, where the officer corrects it. */
  columnsWith(index: number, field: SheetField | null): (SheetField | null)[] {
    const columns = this.#preview()?.columns ?? [];
    return columns.map((column, i) => {
      if (i === index) return field;
      return column.field === field ? null : column.field;
    });
  }

  forget(): void {
    this.#preview.set(null);
    this.#decisions.set(new Map());
  }
}

/** One row as a spreadsheet copies it: quotes keep whatever was typed in its cell, a line break becomes a space. */
export const sheetLine = (cells: readonly string[]): string =>
  cells.map((cell) => `"${cell.replaceAll('"', '""').replace(/[\r\n]+/g, ' ')}"`).join('\t');

export const hasError = (row: PreviewRow): boolean =>
  row.faults.some((fault) => fault.severity === 'error');

/** As the server has it: the same name, and the phone number says nothing else. */
export const isSamePerson = (row: PreviewRow, person: PossibleDuplicate): boolean =>
  person.why.includes('name') && (row.clean.phone === null || person.why.includes('phone'));

const sameAs = (row: PreviewRow): PossibleDuplicate[] =>
  row.duplicates.filter((person) => isSamePerson(row, person));

const isTwin = (row: PreviewRow): boolean =>
  row.faults.some((fault) => fault.code === 'twice-in-sheet');

const looksKnown = (row: PreviewRow): boolean => sameAs(row).length > 0 || isTwin(row);
