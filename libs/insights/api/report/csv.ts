export type CsvCell = string | number | null;

/**
 * A CSV that opens in Excel as it is set up in Indonesia: semicolons, because the comma is the decimal sign there and a file with
 * commas lands in one column; a byte order mark, because without it Excel reads UTF-8 as the old Windows letters; CRLF.
 */
export function csvOf(rows: readonly (readonly CsvCell[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`;
}

function cell(value: CsvCell): string {
  if (value === null) return '';
  // Numbers are ours. Excel in Indonesia reads a decimal comma.
  if (typeof value === 'number') return String(value).replace('.', ',');
  const text = guarded(value);
  return /[;"\r\n,\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A spreadsheet would compute a text that begins like a formula; an apostrophe in front keeps it a text. */
const guarded = (text: string): string =>
  /^\s*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/.test(text) ? `'${text}` : text;
