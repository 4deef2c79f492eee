import { PreviewRow, SheetDraft, sheetLine } from './sheet-draft';

const raw = {
  fullName: '',
  phone: '',
  sex: '',
  kind: '',
  village: '',
  community: '',
  device: '',
};
const row = (line: number, fullName: string, more: Partial<PreviewRow> = {}): PreviewRow => ({
  line,
  raw: { ...raw, fullName },
  clean: {
    fullName,
    phone: null,
    sex: 'unknown',
    kind: 'unknown',
    village: null,
    community: null,
    device: 'unknown',
  },
  faults: [],
  duplicates: [],
  ...more,
});
const siti = {
  personId: 'p-siti',
  fullName: 'Siti',
  participantNumber: 'P1',
  why: ['name' as const],
  isMember: false,
};
const preview = (...rows: PreviewRow[]) => ({
  hasHeader: false,
  columns: [],
  rows,
  blankLines: 0,
});
const lines = (rows: readonly PreviewRow[]) => rows.map(({ line }) => line);

describe('a sheet between preview and adding', () => {
  const known = row(2, 'Siti', { duplicates: [siti] });
  const wrong = row(3, '', {
    faults: [{ field: 'fullName', code: 'missing', severity: 'error' }],
  });
  const twin = row(4, 'Ani', {
    faults: [{ field: 'row', code: 'twice-in-sheet', severity: 'warning' }],
  });
  let draft: SheetDraft;
  beforeEach(() => {
    draft = new SheetDraft();
    draft.read(preview(row(1, 'Ani'), known, wrong, twin));
  });

  it('adds what is clear, and asks about the rest', () => {
    expect(lines(draft.ready())).toEqual([1]);
    expect(lines(draft.undecided())).toEqual([2, 4]);
    expect(lines(draft.withErrors())).toEqual([3]);
  });

  it('sends what was decided', () => {
    draft.decide(2, { kind: 'known', personId: 'p-siti' });
    draft.decide(4, { kind: 'add' });
    expect(
      draft.body().map(({ line, personId, isSomebodyElse }) => [line, personId, isSomebodyElse]),
    ).toEqual([
      [1, null, false],
      [2, 'p-siti', false],
      [4, null, true],
    ]);
  });

  it('takes all rows that are exactly one known person at once', () => {
    expect(lines(draft.takeable())).toEqual([2]);
    draft.takeAllKnown();
    expect(draft.decisionOf(known)).toEqual({ kind: 'known', personId: 'p-siti' });
    expect(lines(draft.undecided())).toEqual([4]);
  });

  it('tells after the sending what was not sent', () => {
    draft.decide(4, { kind: 'skip' });
    draft.body();
    expect(lines(draft.unsent())).toEqual([2, 3, 4]);
  });

  it('keeps lines and decisions when one cell is corrected', () => {
    draft.decide(2, { kind: 'add' });
    expect(draft.editedText(3, 'fullName', 'Budi "Bo"').split('\n')[2]).toBe(
      sheetLine(['Budi "Bo"', '', '', '', '', '', '']),
    );
    draft.reread(
      preview(row(1, 'Ani'), { ...known, line: 2 }, row(3, 'Budi "Bo"'), { ...twin, line: 4 }),
      3,
    );
    expect(lines(draft.ready())).toEqual([1, 2, 3]);
  });

  it('does not ask about somebody with another phone number', () => {
    const other = row(5, 'Siti', { duplicates: [siti] });
    other.clean.phone = '628111';
    draft.read(preview(other));
    expect(lines(draft.ready())).toEqual([5]);
  });
});
