import { shownPhone } from '@pijar/identity/contracts';
import type { PersonRow } from '@pijar/insights/contracts';
import { csvOf } from './csv';
import { reportWords, type ReportWords } from './words';

/** The list as a file: the columns of the screen, in the reader's words. Days are those of the cohort's zone. */
export function peopleCsv(
  rows: readonly PersonRow[],
  locale: 'id' | 'en',
  timeZone: string,
): string {
  const words = reportWords[locale];
  // The Swedish way of writing a day is the ISO way.
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone });
  const dayOf = (at: string | null) => at && day.format(new Date(at));
  return csvOf([
    Object.values(words.columns),
    ...rows.map((row) => [
      row.participantNumber,
      row.fullName,
      row.phone && shownPhone(row.phone),
      words.sex[row.sex],
      words.kind[row.kind],
      words.device[row.device],
      row.village,
      row.community,
      words.state[row.state],
      row.stage?.title ?? words.allDone,
      nextStepOf(row, words),
      dayOf(row.lastActiveAt),
      words.waiting[row.waiting.for],
      row.waiting.workingDays,
      row.stuck.map(({ reason, days }) => words.stuck[reason](days)).join(', '),
    ]),
  ]);
}

const nextStepOf = (row: PersonRow, words: ReportWords): string | null =>
  row.nextStep?.title ?? (row.hasToChooseTrack ? words.chooseTrack : null);
