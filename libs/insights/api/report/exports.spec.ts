import { CohortsApiModule } from '@pijar/cohorts/api';
import { leadsOnly, statusesOf } from '@pijar/cohorts/testing';
import { IdentityApiModule } from '@pijar/identity/api';
import type { PeoplePage } from '@pijar/insights/contracts';
import { CohortInMotion, wednesday } from '@pijar/insights/testing';
import { LearningApiModule } from '@pijar/learning/api';
import { Clock, newId } from '@pijar/shared/api';
import { startTestApp, type TestApp } from '@pijar/shared/testing';
import { InsightsApiModule } from '../insights-api.module';

let test: TestApp;
let cohort: CohortInMotion;
beforeAll(async () => {
  test = await startTestApp([
    IdentityApiModule,
    CohortsApiModule,
    LearningApiModule,
    InsightsApiModule,
  ]);
});
afterAll(() => test.close());
beforeEach(async () => {
  cohort = await CohortInMotion.make(test);
  jest.spyOn(test.app.get(Clock, { strict: false }), 'now').mockReturnValue(wednesday);
});

const base = () => `/api/v1/insights/cohorts/${cohort.cast.cohortId}`;
const people = async (query = '') =>
  (
    await test.call({ method: 'GET', url: `${base()}/people${query}`, as: cohort.cast.officer })
  ).json() as PeoplePage;

describe('the exports', () => {
  const csv = async (path: string) =>
    (await test.call({ method: 'GET', url: `${base()}/${path}`, as: cohort.cast.officer })).body;

  it('of the people equals the list with the same filter, and is in the audit log', async () => {
    await cohort.everyKind();
    await cohort.member('=HYPERLINK("x")', { sex: 'male' });
    const lines = (await csv('people.csv?sex=male&sort=name')).split('\r\n');
    const page = await people('?sex=male&sort=name');
    expect(lines).toHaveLength(2 + page.total);
    expect(lines.at(-1)).toBe('');
    expect(lines[0]).toMatch(/^\uFEFFNomor peserta;Nama;Nomor HP;/);
    expect(lines[1]).toContain(`;"'=HYPERLINK(""x"")";`);
    expect(lines[2]).toContain('B Menunggu');
    expect(lines[2]).toContain('Umpan balik 4 hari kerja');
    const [entry] = await test.db.query(
      `select detail from audit_entry where action = 'cohort.people-exported' and subject_id = $1`,
      [cohort.cast.cohortId],
    );
    expect(entry.detail).toMatchObject({ count: 2, filter: { sex: 'male' } });
  });

  it('for people outside counts who agreed, and tells no small cell', async () => {
    const agree = (personId: string) =>
      test.db.query(
        `insert into consent (id, person_id, purpose, text_version, is_granted, recorded_by)
         values ($1, $2, 'donor-figures', 't', true, $2)`,
        [newId(), personId],
      );
    const rows = (await test.db.query('select person_id from membership where cohort_id = $1', [
      cohort.cast.cohortId,
    ])) as { person_id: string }[];
    for (let i = 0; i < 7; i += 1) {
      const id = await cohort.member(`Wanita ${i}`);
      const [row] = await test.db.query('select person_id from membership where id = $1', [id]);
      rows.push(row);
    }
    for (const { person_id } of rows.slice(1)) await agree(person_id);
    const body = await csv('report.csv');
    expect(body).toContain('Belum menyelesaikan tahap;7;kurang dari 5;kurang dari 5;7');
    expect(body).toContain('Tidak dihitung karena belum menyetujui;kurang dari 5');
  });

  it('are for those who lead the cohort', async () => {
    for (const path of ['people.csv', 'report.csv']) {
      const request = () => ({ method: 'GET' as const, url: `${base()}/${path}` });
      expect(await statusesOf(test, cohort.cast, request)).toEqual(leadsOnly());
    }
  });
});
