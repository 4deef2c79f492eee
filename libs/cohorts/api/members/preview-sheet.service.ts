import { Injectable } from '@nestjs/common';
import {
  maxSheetRows,
  sheetFields,
  type CleanMember,
  type RowFault,
  type SheetField,
  type SheetPreview,
  type SheetPreviewBody,
} from '@pijar/cohorts/contracts';
import type { Actor } from '@pijar/identity/contracts';
import { problems } from '@pijar/shared/api';
import { CohortAccess } from '../access';
import {
  cleanRow,
  nameKey,
  readColumns,
  splitSheet,
  type RawMember,
  type SheetColumns,
  type SheetRow,
} from '../sheet';
import { DuplicatesQuery } from './duplicates.query';

const maxCell = 1000;

export interface ReadRow {
  line: number;
  raw: RawMember;
  clean: CleanMember;
  faults: RowFault[];
}
export interface ReadSheet extends SheetColumns {
  rows: ReadRow[];
  examples: string[];
  blankLines: number;
}

/** Reads a pasted sheet without keeping anything. */
@Injectable()
export class PreviewSheetService {
  constructor(
    private readonly access: CohortAccess,
    private readonly duplicates: DuplicatesQuery,
  ) {}

  /** @throws 422 `too-many-rows`, `no-rows`; 404 unless the actor leads the cohort */
  async preview(actor: Actor, cohortId: string, body: SheetPreviewBody): Promise<SheetPreview> {
    await this.access.assertLeads(actor, cohortId);
    const sheet = readSheet(body.text, body.columns);
    if (sheet.rows.length === 0) {
      throw problems.invalidField('/body/text', 'no-rows', 'The sheet holds no person.');
    }
    if (sheet.rows.length > maxSheetRows) {
      throw problems.invalidField(
        '/body/text',
        'too-many-rows',
        `The sheet holds ${sheet.rows.length} rows, at most ${maxSheetRows} are read at once.`,
      );
    }
    const duplicates = await this.duplicates.find(
      cohortId,
      sheet.rows.map((row) => row.clean),
    );
    return {
      hasHeader: sheet.hasHeader,
      columns: sheet.fields.map((field, i) => ({
        header: sheet.headers[i] ?? null,
        field,
        example: sheet.examples[i] ?? '',
      })),
      rows: sheet.rows.map((row, i) => ({ ...row, duplicates: duplicates[i] ?? [] })),
      blankLines: sheet.blankLines,
    };
  }
}

/** From pasted text to rows with values and faults; `columns` overrules what the columns were taken for. */
export function readSheet(text: string, columns?: readonly (SheetField | null)[]): ReadSheet {
  const { rows, blankLines } = splitSheet(text);
  const found = readColumns(rows);
  const fields = found.fields.map((field, i) => (columns ? (columns[i] ?? null) : field));
  const people = found.hasHeader ? rows.slice(1) : rows;
  const read = people.map((row) => ({ line: row.line, ...readRow(row, fields) }));
  markTwins(read);
  return {
    hasHeader: found.hasHeader,
    headers: found.headers,
    fields,
    rows: read,
    examples: fields.map(
      (_, i) => people.find((row) => row.cells[i])?.cells[i]?.slice(0, 80) ?? '',
    ),
    blankLines,
  };
}

function readRow(row: SheetRow, fields: readonly (SheetField | null)[]): Omit<ReadRow, 'line'> {
  const raw = Object.fromEntries(
    sheetFields.map((field) => {
      const cell = row.cells[fields.indexOf(field)] ?? '';
      return [field, cell.slice(0, maxCell).toWellFormed()];
    }),
  ) as RawMember;
  return { raw, ...cleanRow(raw) };
}

/** Says of a row that the sheet holds the same person further up. */
function markTwins(rows: readonly ReadRow[]): void {
  const seen = new Set<string>();
  for (const { clean, faults } of rows) {
    if (clean.fullName === '') continue;
    const key = JSON.stringify([nameKey(clean.fullName), clean.phone]);
    if (seen.has(key)) faults.push({ field: 'row', code: 'twice-in-sheet', severity: 'warning' });
    seen.add(key);
  }
}
