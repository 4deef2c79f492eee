import * as fc from 'fast-check';
import { readSheet } from '../members/preview-sheet.service';
import { cleanRow, splitSheet, type RawMember } from '.';

const row = (more: Partial<RawMember>): RawMember => ({
  fullName: 'Siti Aminah',
  phone: '',
  sex: '',
  kind: '',
  village: '',
  community: '',
  device: '',
  ...more,
});
const codes = (more: Partial<RawMember>) =>
  cleanRow(row(more)).faults.map(({ field, code, severity }) => `${field}: ${code} (${severity})`);

describe('a pasted sheet', () => {
  it('with a heading is read by its headings, in any order', () => {
    const sheet = readSheet(
      'No\tNama Lengkap\tJenis Kelamin (L/P)\tNo. HP/WA\tNIK\n1\tSiti Aminah\tP\t0812-3456-7890\t5203\n',
    );
    expect(sheet.fields).toEqual([null, 'fullName', 'sex', 'phone', null]);
    expect(sheet.rows).toMatchObject([
      { line: 2, clean: { fullName: 'Siti Aminah', sex: 'female', phone: '6281234567890' } },
    ]);
  });

  it('without a heading is read in the usual order, after a column of running numbers', () => {
    const sheet = readSheet(
      '1;Budi;081234567890;L;purna;Aikmel;Desbumi;bersama\n2;Ani;;P;keluarga',
    );
    expect(sheet.rows.map((row) => row.clean)).toEqual([
      {
        fullName: 'Budi',
        phone: '6281234567890',
        sex: 'male',
        kind: 'returnee',
        village: 'Aikmel',
        community: 'Desbumi',
        device: 'shared',
      },
      {
        fullName: 'Ani',
        phone: null,
        sex: 'female',
        kind: 'family',
        village: null,
        community: null,
        device: 'unknown',
      },
    ]);
  });

  it('of names alone is a sheet', () => {
    expect(
      readSheet('Ani\nBudi\r\n\nCici').rows.map((row) => [row.line, row.clean.fullName]),
    ).toEqual([
      [1, 'Ani'],
      [2, 'Budi'],
      [4, 'Cici'],
    ]);
  });

  it('keeps the rows below a quote that never closes', () => {
    const { rows } = splitSheet('"Ani\t0811\nBudi\t0812\nCici\t0813');
    expect(rows.map((row) => row.cells[0])).toEqual(['"Ani', 'Budi', 'Cici']);
  });

  it('reads a cell of several lines as one cell', () => {
    const { rows } = splitSheet('Ani\t"Desa\nAikmel"\nBudi\tPohgading');
    expect(rows).toEqual([
      { line: 1, cells: ['Ani', 'Desa\nAikmel'] },
      { line: 3, cells: ['Budi', 'Pohgading'] },
    ]);
  });

  it('says of the second that the same person stands further up', () => {
    const sheet = readSheet('Ani\t081234567890\nANI\t+62 812 3456 7890\nAni\t');
    expect(sheet.rows.map((row) => row.faults.map((fault) => fault.code))).toEqual([
      [],
      ['twice-in-sheet'],
      [],
    ]);
  });

  it('follows what the officer says the columns mean', () => {
    const sheet = readSheet('Aikmel\tAni', ['village', 'fullName']);
    expect(sheet.rows[0]?.clean).toMatchObject({ fullName: 'Ani', village: 'Aikmel' });
  });

  it('never throws and never loses what was pasted', () => {
    const text = fc.array(
      fc.oneof(
        fc.constantFrom('\t', ';', ',', '\n', '\r\n', '"', '""', ' ', 'Nama', 'HP', '\uFEFF', '1'),
        fc.string({ unit: 'grapheme', maxLength: 8 }),
        fc.string({ unit: 'binary', maxLength: 3 }),
      ),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(text, (parts) => {
        const pasted = parts.join('');
        const { rows, blankLines } = splitSheet(pasted);
        const kept = rows.flatMap((row) => row.cells).join('');
        // Only separators, quotes and blanks at the ends of cells may go.
        const essence = (s: string) => s.replace(/[\s\uFEFF"\t;,]/g, '');
        expect(essence(kept)).toBe(essence(pasted));
        expect(blankLines).toBeGreaterThanOrEqual(0);
        const sheet = readSheet(pasted);
        expect(sheet.rows.length).toBe(rows.length - (sheet.hasHeader ? 1 : 0));
      }),
      { numRuns: 500 },
    );
  });
});

describe('a row', () => {
  it.each([
    [{ fullName: '' }, ['fullName: missing (error)']],
    [{ fullName: '081234567890' }, ['fullName: not-a-name (error)']],
    [{ fullName: 'a'.repeat(300) }, ['fullName: too-long (error)']],
    [{ phone: '0812' }, ['phone: not-a-phone (error)']],
    [{ phone: '6,28123E+12' }, ['phone: phone-rounded (error)']],
    [{ phone: '081234567890 / 085712345678' }, ['phone: several-phones (error)']],
    [{ sex: 'X' }, ['sex: not-understood (warning)']],
    [{ kind: 'entah' }, ['kind: not-understood (warning)']],
    [{ village: 'd'.repeat(121) }, ['village: too-long (error)']],
    [{ sex: '-', kind: '', device: 'n/a', phone: '-' }, []],
  ])('%j', (more, expected) => expect(codes(more)).toEqual(expected));

  it('loses invisible signs and double spaces of a name, and nothing else', () => {
    expect(
      cleanRow(row({ fullName: ' \u200fSiti\u00a0  "Ami\u202e" 😀 O\'Neil ' })).clean.fullName,
    ).toBe('Siti "Ami" 😀 O\'Neil');
  });

  it.each([
    ['0812-3456-7890', '6281234567890'],
    ["'081234567890", '6281234567890'],
    ['81234567890', '6281234567890'],
    ['+62 812 3456 7890', '6281234567890'],
  ])('phone %s', (typed, phone) => expect(cleanRow(row({ phone: typed })).clean.phone).toBe(phone));
});
