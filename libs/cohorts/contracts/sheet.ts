/** What a pasted column can mean. Anything else is shown and not kept. */
export const sheetFields = [
  'fullName',
  'phone',
  'sex',
  'kind',
  'village',
  'community',
  'device',
] as const;
export type SheetField = (typeof sheetFields)[number];

/** Most rows of one paste; the full import of larger sheets is another road. */
export const maxSheetRows = 300;
