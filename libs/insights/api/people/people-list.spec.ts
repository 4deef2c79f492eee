import { CohortsApiModule } from '@pijar/cohorts/api';
import { staffOnly, statusesOf } from '@pijar/cohorts/testing';
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
const names = (page: PeoplePage) => page.items.map((row) => row.fullName);

describe('the people of a cohort', () => {
  it('wait working days without the days off of their organisation', async () => {
    await cohort.everyKind();
    const row = async () => (await people()).items.find(({ fullName }) => fullName[0] === 'B')!;
    const { organisationId } = cohort.cast;
    await test.db.query(
      `insert into organisation_day (organisation_id, day, name, is_off) values
         ($1, '2026-11-16', 'Maulid desa', true), ($1, '2026-11-15', 'Minggu', true)`,
      [organisationId],
    );
    const { waiting, stuck } = await row();
    expect([waiting.workingDays, stuck]).toEqual([3, []]);
    const url = '/api/v1/insights/cohorts';
    const page = (await test.call({ method: 'GET', url, as: cohort.cast.officer })).json<{
      items: { feedbackLate: number }[];
    }>();
    expect(page.items.map(({ feedbackLate }) => feedbackLate)).toEqual([0]);
  });

  it('are shown with stage, next step, whom they wait for and why they are stuck', async () => {
    await cohort.everyKind();
    const rows = Object.fromEntries((await people()).items.map((row) => [row.fullName[0], row]));
    expect(rows['A']).toMatchObject({
      stage: { code: 'internalisasi' },
      waiting: { for: 'activation' },
      stuck: [{ reason: 'never-activated', days: 17 }],
    });
    expect(rows['B']).toMatchObject({
      waiting: { for: 'coach', since: '2026-11-12T10:00:00.000Z', workingDays: 4 },
      stuck: [{ reason: 'feedback-late', days: 4 }],
    });
    expect(rows['C']).toMatchObject({
      nextStep: { title: 'Langkah a1', kind: 'assignment', isReturned: true },
      waiting: { for: 'herself' },
      stuck: [
        { reason: 'returned', days: 10 },
        { reason: 'quiet', days: 17 },
      ],
    });
    expect(rows['D']).toMatchObject({
      stage: { code: 'orientasi' },
      nextStep: { kind: 'session', title: 'Langkah hari-1' },
      waiting: { for: 'session', sessionAt: null },
      stuck: [],
    });
    expect(rows['F']).toMatchObject({ state: 'paused', waiting: { for: 'nobody' }, stuck: [] });
    expect(rows['G']).toBeUndefined();
  });

  it('are shown with when their phones were heard, and what waited there', async () => {
    const id = await cohort.member('Hening');
    const person = `(select person_id from membership where id = $1)`;
    const heard = (days: number, waiting: number) =>
      test.db.query(
        `insert into device_contact (person_id, device_id, waiting_count, app_version, at)
         values (${person}, $2, $3, 'a', $4)`,
        [id, newId(), waiting, new Date(wednesday.getTime() - days * 86_400_000)],
      );
    const contact = async () => (await people('?search=Hening')).items[0]!.phoneContact;
    expect(await contact()).toBeNull();
    await heard(3, 2);
    await heard(1, 1);
    const at = new Date(wednesday.getTime() - 86_400_000).toISOString();
    expect(await contact()).toEqual({ at, waiting: 3 });
    const timeline = await test.call({
      url: `/api/v1/insights/memberships/${id}/timeline`,
      as: cohort.cast.officer,
    });
    expect(timeline.json()).toMatchObject({ phoneContact: { at, waiting: 3 } });
  });

  it('who still have to choose a track are waited for themselves', async () => {
    const id = await cohort.member('Pilih');
    await cohort.report(id, ['l1', 'a1', 'oa1', 'hari-1', 'hari-2']);
    const [row] = (await people('?search=Pilih')).items;
    expect(row).toMatchObject({
      stage: { code: 'mastery' },
      nextStep: null,
      hasToChooseTrack: true,
      waiting: { for: 'herself' },
    });
  });

  it('who missed a day are stuck until it is planned again', async () => {
    const { before } = await cohort.everyKind();
    const plan = (at: string) =>
      test.db.query(
        `insert into planned_session (id, cohort_id, step_id, title, starts_at, ends_at, created_by)
         values ($1, $2, $3, 'Hari', $4, $4::timestamptz + interval '8 hours', $5)`,
        [
          newId(),
          cohort.cast.cohortId,
          cohort.cast.programme.steps['hari-1'],
          at,
          cohort.cast.officer.personId,
        ],
      );
    await plan('2026-11-17T00:00:00Z');
    const of = async () => (await people()).items.find((row) => row.membershipId === before)!;
    expect((await of()).stuck).toMatchObject([{ reason: 'missing-attendance', days: 0 }]);
    await plan('2026-11-25T00:00:00Z');
    expect(await of()).toMatchObject({
      stuck: [],
      waiting: { for: 'session', sessionAt: '2026-11-25T00:00:00.000Z' },
    });
  });

  it.each([
    [
      '?sort=name&direction=desc',
      ['F Jeda', 'E Selesai', 'D Sebelum Hari', 'C Dikembalikan', 'B Menunggu', 'A Baru'],
    ],
    ['?sort=activity', ['A Baru', 'F Jeda', 'C Dikembalikan', 'B Menunggu']],
    [
      '?sort=stage',
      ['A Baru', 'B Menunggu', 'C Dikembalikan', 'F Jeda', 'D Sebelum Hari', 'E Selesai'],
    ],
    ['?sort=waiting', ['A Baru', 'C Dikembalikan', 'B Menunggu']],
  ])('%s sorts, the same page by page', async (query, expected) => {
    await cohort.everyKind();
    expect(names(await people(query)).slice(0, expected.length)).toEqual(expected);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: PeoplePage = await people(`${query}&limit=1${cursor ? `&cursor=${cursor}` : ''}`);
      expect(page.total).toBe(6);
      seen.push(...names(page));
      cursor = page.next;
    } while (cursor);
    expect(seen.slice(0, expected.length)).toEqual(expected);
    expect(seen).toHaveLength(6);
  });

  it.each([
    ['?search=menung', ['B Menunggu']],
    ['?search=100%25', []],
    ['?sex=male', ['B Menunggu']],
    ['?state=left', ['G Keluar']],
    ['?waitingFor=coach', ['B Menunggu']],
    ['?stuck=any', ['A Baru', 'B Menunggu', 'C Dikembalikan']],
    ['?stuck=quiet', ['C Dikembalikan']],
  ])('%s finds', async (query, expected) => {
    await cohort.everyKind();
    expect(names(await people(query))).toEqual(expected);
  });

  it('are for staff and officers; a bad filter or cursor is a 422', async () => {
    const url = `${base()}/people`;
    expect(await statusesOf(test, cohort.cast, () => ({ method: 'GET', url }))).toEqual(
      staffOnly(),
    );
    const cursor = Buffer.from('["x","y","z"]').toString('base64url');
    for (const query of [
      '?sex=x',
      '?colour=red',
      `?cursor=${cursor}`,
      `?sort=stage&cursor=${cursor}`,
    ]) {
      const answer = await test.call({ method: 'GET', url: url + query, as: cohort.cast.officer });
      expect(answer.statusCode).toBe(422);
    }
  });
});
