import { Injectable } from '@nestjs/common';
import { Clock } from '@pijar/shared/api';
import { DataSource } from 'typeorm';
import { csvOf, type CsvCell } from './csv';
import { smallestToldCell, suppress } from './suppress';
import { reportWords, type ReportWords } from './words';

const sexes = ['female', 'male', 'unknown'] as const;

interface ReportRow {
  name: string;
  organisation: string;
  place: string;
  timeZone: string;
  stages: string[];
  /** How many stages in a row are done, by sex; only of people who agreed to be counted. */
  reached: { sex: (typeof sexes)[number]; stages: number; count: number }[];
  notCounted: number;
}

/**
 * The cohort's totals for people outside, e.g. donors: each person in exactly one row (how far she came) and one column (sex),
 * only people who agreed that their data are counted, small cells not told.
 */
@Injectable()
export class OutsideReportQuery {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** CSV. The caller has checked access. */
  async csv(cohortId: string, locale: 'id' | 'en'): Promise<string> {
    const words = reportWords[locale];
    const report = await this.read(cohortId);
    const labels = [words.report.none, ...report.stages.map((stage) => words.report.done(stage))];
    const told = suppress(withTotals(labels.map((_, stages) => countsOf(report, stages))));
    const day = new Intl.DateTimeFormat('sv-SE', { timeZone: report.timeZone });
    const cell = (count: number | null): CsvCell => count ?? words.report.fewer;
    return csvOf([
      [words.report.title],
      [words.report.organisation, report.organisation],
      [words.report.cohort, report.name],
      [words.report.place, report.place],
      [words.report.made, day.format(this.clock.now())],
      [],
      [words.report.reached, ...sexes.map((sex) => words.sex[sex]), words.report.total],
      ...told.map((row, i) => [labels[i] ?? words.report.total, ...row.map(cell)]),
      [],
      [words.report.notCounted, notCountedOf(report, words)],
      [words.report.note],
    ]);
  }

  private async read(cohortId: string): Promise<ReportRow> {
    const [row] = (await this.db.query(
      `with member as materialized (
         select m.id, p.sex, coalesce((
                  select is_granted from consent k
                   where k.person_id = p.id and k.purpose = 'donor-figures'
                   order by k.at desc, k.id desc limit 1), false) as is_counted,
                coalesce((select min(sg.position) filter (where sp.state <> 'done')
                            from stage_progress sp join stage sg on sg.id = sp.stage_id
                           where sp.membership_id = m.id), 1000) as first_open
           from membership m join person p on p.id = m.person_id
          where m.cohort_id = $1 and m.state <> 'left' and p.erased_at is null)
       select c.name, o.name as organisation, c.place, c.time_zone as "timeZone",
              array(select title from stage sg where sg.programme_version_id = c.programme_version_id
                     order by position) as stages,
              (select coalesce(json_agg(r), '[]') from (
                 select sex, (select count(*) from stage sg
                               where sg.programme_version_id = c.programme_version_id
                                 and sg.position < first_open) as stages, count(*) as count
                   from member where is_counted group by 1, 2) r) as reached,
              (select count(*)::int from member where not is_counted) as "notCounted"
         from cohort c join organisation o on o.id = c.organisation_id
        where c.id = $1`,
      [cohortId],
    )) as ReportRow[];
    return row!;
  }
}

const countsOf = (report: ReportRow, stages: number): number[] =>
  sexes.map((sex) =>
    report.reached
      .filter((cell) => cell.sex === sex && cell.stages === stages)
      .reduce((sum, cell) => sum + cell.count, 0),
  );

function withTotals(rows: readonly number[][]): number[][] {
  const sum = (numbers: readonly number[]) => numbers.reduce((total, n) => total + n, 0);
  const wide = rows.map((row) => [...row, sum(row)]);
  return [...wide, wide[0]!.map((_, column) => sum(wide.map((row) => row[column]!)))];
}

const notCountedOf = (report: ReportRow, words: ReportWords): CsvCell =>
  report.notCounted === 0 || report.notCounted >= smallestToldCell
    ? report.notCounted
    : words.report.fewer;
