import Papa from 'papaparse';

export interface SheetRow {
  /** Line of the pasted text where the row begins, counted from 1. */
  line: number;
  cells: string[];
}

export interface SplitSheet {
  rows: SheetRow[];
  /** Lines without anything in them. */
  blankLines: number;
}

/**
 * Cuts a pasted sheet (tabs from a spreadsheet, else semicolons or commas) into rows. Whatever stands in the text stands in
 * some cell: where quotes do not close, they are read as plain characters, so that one of them cannot swallow the rows below.
 */
export function splitSheet(pasted: string): SplitSheet {
  const text = pasted.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const delimiter = delimiterOf(text);
  const quoted = Papa.parse<string[]>(text, { delimiter, newline: '\n', skipEmptyLines: false });
  const hasBadQuotes = quoted.errors.some((fault) => fault.type === 'Quotes');
  const cells = hasBadQuotes ? text.split('\n').map((line) => line.split(delimiter)) : quoted.data;
  const rows: SheetRow[] = [];
  let line = 1;
  for (const row of cells) {
    const trimmed = row.map((cell) => cell.trim());
    if (trimmed.some((cell) => cell !== '')) rows.push({ line, cells: trimmed });
    line += 1 + row.reduce((breaks, cell) => breaks + cell.split('\n').length - 1, 0);
  }
  return { rows, blankLines: cells.length - rows.length };
}

/** A tab anywhere means a spreadsheet; else what the first written line has more of. */
function delimiterOf(text: string): string {
  if (text.includes('\t')) return '\t';
  const first = text.split('\n').find((line) => line.trim() !== '') ?? '';
  const count = (sign: string) => first.split(sign).length;
  return count(';') >= count(',') ? ';' : ',';
}
