import type { CleanMember, RowFault, SheetField } from '@pijar/cohorts/contracts';
import { normalPhone } from '@pijar/identity/contracts';

/** One row's cells by meaning, as typed or pasted. */
export type RawMember = Record<SheetField, string>;
export interface CleanedRow {
  clean: CleanMember;
  faults: RowFault[];
}

const maxLine = 120;
/** Zero-width characters and direction signs: invisible, and two equal names would differ by them. */
const invisible = /[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;

const words = {
  sex: {
    female: ['p', 'pr', 'prp', 'perempuan', 'wanita', 'w', 'f', 'female'],
    male: ['l', 'lk', 'lki', 'laki', 'lakilaki', 'pria', 'm', 'male'],
  },
  kind: {
    returnee: [
      ...['purna', 'purnapmi', 'purnatki', 'purnatkw', 'pmi', 'tki', 'tkw', 'mantanpmi', 'ekspmi'],
      ...['eks', 'mantantki', 'mantantkw', 'returnee'],
    ],
    family: [
      ...['keluarga', 'kel', 'keluargapmi', 'keluargapurna', 'suami', 'istri', 'anak', 'orangtua'],
      ...['ibu', 'ayah', 'saudara', 'family'],
    ],
  },
  device: {
    own: [
      'sendiri',
      'hpsendiri',
      'miliksendiri',
      'milik',
      'punya',
      'punyasendiri',
      'ya',
      'ada',
      'own',
    ],
    shared: ['bersama', 'hpbersama', 'pinjam', 'gantian', 'bergantian', 'keluarga', 'shared'],
    none: ['tidak', 'tidakada', 'tidakpunya', 'tdk', 'tdkada', 'tdkpunya', 'belumpunya', 'none'],
  },
} as const;
/** What people write where they know nothing. */
const empty = new Set(['', '-', '–', '—', '?', 'n/a', 'na', 'tidak diketahui', 'tidak tahu']);

/**
 * The values that will be kept, and what is wrong with the row. An error keeps the row out; a warning says that a cell was not
 * understood and stays unknown. Never throws, whatever the cells hold.
 */
export function cleanRow(raw: RawMember): CleanedRow {
  const faults: RowFault[] = [];
  const say = (field: SheetField, code: string, severity: RowFault['severity']) =>
    faults.push({ field, code, severity });
  const oneOf = <F extends keyof typeof words>(field: F) => {
    const text = tidy(raw[field]).toLowerCase();
    if (empty.has(text)) return 'unknown' as const;
    const key = text.replace(/[^a-z]/g, '');
    for (const [value, spellings] of Object.entries(words[field])) {
      if ((spellings as readonly string[]).includes(key)) return value as keyof (typeof words)[F];
    }
    say(field, 'not-understood', 'warning');
    return 'unknown' as const;
  };
  const freeText = (field: 'village' | 'community') => {
    const text = tidy(raw[field]);
    if (text.length > maxLine) say(field, 'too-long', 'error');
    return empty.has(text.toLowerCase()) ? null : text.slice(0, maxLine).toWellFormed();
  };
  const clean: CleanMember = {
    fullName: nameOf(raw.fullName, say),
    phone: phoneOf(raw.phone, say),
    sex: oneOf('sex'),
    kind: oneOf('kind'),
    village: freeText('village'),
    community: freeText('community'),
    device: oneOf('device'),
  };
  return { clean, faults };
}

type Say = (field: SheetField, code: string, severity: RowFault['severity']) => void;

function nameOf(raw: string, say: Say): string {
  const name = tidy(raw);
  if (name === '') say('fullName', 'missing', 'error');
  else if (!/\p{L}/u.test(name)) say('fullName', 'not-a-name', 'error');
  else if (name.length > maxLine) say('fullName', 'too-long', 'error');
  else if (/\n/.test(raw.trim())) say('fullName', 'several-lines', 'warning');
  return name.slice(0, maxLine).toWellFormed();
}

function phoneOf(raw: string, say: Say): string | null {
  // A spreadsheet marks a number kept as text with an apostrophe.
  const text = tidy(raw).replace(/^'/, '');
  if (empty.has(text.toLowerCase())) return null;
  const phone = normalPhone(text);
  if (!phone) say('phone', phoneFault(text), 'error');
  return phone;
}

function phoneFault(text: string): string {
  // 6,28123E+12: the spreadsheet has rounded the number; its last digits are gone.
  if (/^\d[.,]\d+e\+?\d+$/i.test(text)) return 'phone-rounded';
  const several = text.split(/[/,;|&]|\b(?:dan|atau)\b/i).filter((part) => part.trim() !== '');
  return several.length > 1 && several.every((part) => normalPhone(part) !== null)
    ? 'several-phones'
    : 'not-a-phone';
}

/** One line: composed letters, single spaces, nothing invisible. */
const tidy = (text: string): string =>
  text
    .normalize('NFC')
    .replace(invisible, '')
    .replace(/[\s\u0000-\u001f\u007f]+/g, ' ')
    .trim();

/** Names that differ only in case, accents' form or spaces are the same name. */
export const nameKey = (name: string): string => tidy(name).toLowerCase();
