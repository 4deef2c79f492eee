import * as fc from 'fast-check';
import Papa from 'papaparse';
import { csvOf } from './csv';

const read = (csv: string) =>
  Papa.parse<string[]>(csv.slice(1), { delimiter: ';', newline: '\r\n', skipEmptyLines: true })
    .data;

describe('a CSV', () => {
  it('begins with the mark that tells Excel its letters, and parts cells as Excel in Indonesia does', () => {
    expect(
      csvOf([
        ['Nama', 'Umur'],
        ['Sri "Ayu"; S.Pd', 1.5],
        [null, 0],
      ]),
    ).toBe('\uFEFFNama;Umur\r\n"Sri ""Ayu""; S.Pd";1,5\r\n;0\r\n');
  });

  it.each(['=1+1', '+62812', '-1', '@SUM(A1)', '\t=1', ' =1', '＝1', '\r=1'])(
    'makes no formula of %j',
    (text) => expect(read(csvOf([[text, 'x']]))[0]![0]).toBe(`'${text}`),
  );

  it('gives back every text that it took', () => {
    const cell = fc
      .string({ unit: 'grapheme', minLength: 1 })
      .filter((s) => !/^\s*[=+\-@\t\r＝＋－＠]/.test(s));
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
        expect(read(csvOf(rows))).toEqual(rows);
      }),
    );
  });
});
