import { sheetFields, type SheetField } from '@pijar/cohorts/contracts';
import type { SheetRow } from './split-sheet';

/** What people in the offices write above their columns, letters and digits only. No word that is also an answer (purna). */
const headings: Record<SheetField, readonly string[]> = {
  fullName: ['nama', 'namalengkap', 'namapeserta', 'namaanggota', 'name', 'fullname'],
  phone: [
    ...['hp', 'nohp', 'nomorhp', 'nohandphone', 'handphone', 'nohpwa', 'hpwa', 'nomorhpwa'],
    ...['telepon', 'telpon', 'telp', 'tlp', 'notelp', 'notelepon', 'nomortelepon', 'kontak'],
    ...['wa', 'nowa', 'nomorwa', 'whatsapp', 'nowhatsapp', 'nomorwhatsapp', 'phone', 'phonenumber'],
  ],
  sex: ['lp', 'jk', 'jeniskelamin', 'jeniskelaminlp', 'kelamin', 'gender', 'sex'],
  kind: [
    ...['keluargapurna', 'purnakeluarga', 'purnapmikeluarga', 'statuspurna', 'status'],
    ...['statuspmi', 'statuspeserta', 'jenispeserta', 'kategori', 'kind'],
  ],
  village: ['desa', 'desakelurahan', 'desakel', 'kelurahan', 'namadesa', 'dusun', 'village'],
  community: ['komunitas', 'kelompok', 'namakelompok', 'namakomunitas', 'community'],
  device: ['perangkat', 'kepemilikanhp', 'punyahp', 'hppintar', 'jenishp', 'gawai', 'device'],
};
const fieldByHeading = new Map(
  sheetFields.flatMap((field) => headings[field].map((heading) => [heading, field] as const)),
);

export interface SheetColumns {
  /** What the sheet calls each column; null where it has no heading. */
  headers: (string | null)[];
  /** What each column means; null: shown, not kept. */
  fields: (SheetField | null)[];
  hasHeader: boolean;
}

/** Finds out what the columns mean: by their headings, else by the usual order (after a column of running numbers). */
export function readColumns(rows: readonly SheetRow[]): SheetColumns {
  const width = rows.reduce((most, row) => Math.max(most, row.cells.length), 0);
  const first = rows[0]?.cells ?? [];
  const named = Array.from({ length: width }, (_, i) => fieldOf(first[i] ?? ''));
  const known = named.filter((field) => field !== null);
  if (known.includes('fullName') || known.length >= 2) {
    const headers = named.map((_, i) => first[i] || null);
    return { headers, fields: onlyFirst(named), hasHeader: true };
  }
  const shift = hasRunningNumbers(rows) ? 1 : 0;
  return {
    headers: named.map(() => null),
    fields: named.map((_, i) => (i < shift ? null : (sheetFields[i - shift] ?? null))),
    hasHeader: false,
  };
}

const fieldOf = (heading: string): SheetField | null =>
  fieldByHeading.get(heading.toLowerCase().replace(/[^a-z0-9]/g, '')) ?? null;

/** Two columns with the same heading: the first counts, the other is shown as not kept. */
const onlyFirst = (fields: (SheetField | null)[]) =>
  fields.map((field, i) => (fields.indexOf(field) === i ? field : null));

const hasRunningNumbers = (rows: readonly SheetRow[]) =>
  rows.length > 0 &&
  rows.every((row) => row.cells.length > 1 && /^\d{0,4}\.?$/.test(row.cells[0]!));
