import {
  clearHoliday,
  listHolidays,
  setHoliday,
  type HolidaysView,
} from '@pijar/cohorts/contracts';
import { leadsOnly, makeCast, statusesOf, type Cast } from '@pijar/cohorts/testing';
import { urlOf } from '@pijar/shared/contracts';
import { startTestApp, type TestApp } from '@pijar/shared/testing';
import { CohortsApiModule } from '..';

const zones = { wib: 'Asia/Jakarta', wita: 'Asia/Makassar', wit: 'Asia/Jayapura' };

describe('the holidays of an organisation', () => {
  let test: TestApp;
  let cast: Cast;

  beforeAll(async () => {
    test = await startTestApp([CohortsApiModule]);
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    cast = await makeCast(test);
  });

  const of = (day: string) => ({ organisationId: cast.organisationId, day });
  const list = async (year = 2026, as = cast.officer) => {
    const url = urlOf(listHolidays, { organisationId: cast.organisationId }, { year });
    return (await test.call({ method: 'GET', url, as })).json<HolidaysView>();
  };
  const set = (day: string, name: string, isOff: boolean) =>
    test.call({
      method: 'PUT',
      url: urlOf(setHoliday, of(day)),
      as: cast.officer,
      payload: { name, isOff },
    });
  /** Where so many working days after an instant end. */
  const after = async (since: string, days: number, zone: string) => {
    const [row] = (await test.db.query(
      `select to_char(working_day_after($1, $2, $3, $4), 'YYYY-MM-DD') as day`,
      [since, days, zone, cast.organisationId],
    )) as { day: string }[];
    return row!.day;
  };

  it('are the national ones, until it says otherwise', async () => {
    const view = await list();
    expect(view.items).toHaveLength(25);
    expect(view.items.filter(({ kind }) => kind === 'joint_leave')).toHaveLength(8);
    expect(view.items[0]).toEqual({
      ...{ day: '2026-01-01', name: 'Tahun Baru 2026 Masehi', kind: 'national', isOff: true },
    });
    await set('2026-12-24', 'Cuti bersama Natal', false);
    await set('2026-11-25', 'Hari Guru', true);
    const own = (await list()).items;
    expect(own.find(({ day }) => day === '2026-12-24')).toMatchObject({ isOff: false });
    expect(own.find(({ day }) => day === '2026-11-25')).toMatchObject({ kind: 'own', isOff: true });
    await test.call({
      method: 'DELETE',
      url: urlOf(clearHoliday, of('2026-12-24')),
      as: cast.officer,
    });
    expect((await list()).items.find(({ day }) => day === '2026-12-24')).toMatchObject({
      isOff: true,
    });
    const audit = await test.db.query(
      `select action from audit_entry where subject_id = $1 order by id`,
      [cast.organisationId],
    );
    expect(audit).toEqual([
      { action: 'organisation.day-set' },
      { action: 'organisation.day-set' },
      { action: 'organisation.day-cleared' },
    ]);
  });

  it('and weekends are skipped by what is promised', async () => {
    // A Thursday morning; Tuesday, as the example of the promise says.
    expect(await after('2026-11-19T02:00:00Z', 3, zones.wita)).toBe('2026-11-24');
    expect(await after('2026-11-20T02:00:00Z', 1, zones.wib)).toBe('2026-11-23');
    // Wednesday before Christmas: joint leave on Thursday, Christmas on Friday.
    expect(await after('2026-12-23T02:00:00Z', 1, zones.wib)).toBe('2026-12-28');
    await set('2026-12-24', 'Cuti bersama Natal', false);
    expect(await after('2026-12-23T02:00:00Z', 1, zones.wib)).toBe('2026-12-24');
    await set('2026-11-23', 'Hari jadi lembaga', true);
    expect(await after('2026-11-20T02:00:00Z', 1, zones.wib)).toBe('2026-11-24');
    // Over the new year: Friday 1 January is off.
    expect(await after('2026-12-30T02:00:00Z', 3, zones.wit)).toBe('2027-01-05');
  });

  it('count where the cohort is', async () => {
    // Thursday 23:30 in WIB is Friday in WITA and WIT.
    const late = '2026-11-19T16:30:00Z';
    expect(await after(late, 1, zones.wib)).toBe('2026-11-20');
    expect(await after(late, 1, zones.wita)).toBe('2026-11-23');
    // Friday 22:30 and 23:30, Saturday 00:30 in WIT.
    const friday = '2026-11-20T15:30:00Z';
    const days = await Promise.all(Object.values(zones).map((zone) => after(friday, 1, zone)));
    expect(days).toEqual(['2026-11-23', '2026-11-23', '2026-11-23']);
    // Sunday 22:30 and 23:30, Monday 00:30 in WIT.
    const sunday = '2026-11-22T15:30:00Z';
    const next = await Promise.all(Object.values(zones).map((zone) => after(sunday, 1, zone)));
    expect(next).toEqual(['2026-11-23', '2026-11-23', '2026-11-24']);
  });

  it('are skipped in the days that work has waited', async () => {
    const waited = async (until: string) => {
      const [row] = (await test.db.query(
        `select working_days('2026-12-22T02:00:00Z', $1, 'Asia/Jakarta', $2) as days`,
        [until, cast.organisationId],
      )) as { days: number }[];
      return row!.days;
    };
    expect(await waited('2026-12-23T02:00:00Z')).toBe(1);
    expect(await waited('2026-12-27T02:00:00Z')).toBe(1);
    expect(await waited('2026-12-28T02:00:00Z')).toBe(2);
  });

  it('never keep a promise from ending', async () => {
    await test.db.query(
      `insert into organisation_day select $1, date '2026-01-01' + k, 'Libur', true
         from generate_series(0, 800) k`,
      [cast.organisationId],
    );
    expect(await after('2026-03-02T02:00:00Z', 3, zones.wib)).toBe('2027-03-03');
  });

  it('are kept by its officers and by admins', async () => {
    const organisationId = cast.organisationId;
    const requests = [
      { method: 'GET' as const, url: urlOf(listHolidays, { organisationId }, { year: 2026 }) },
      {
        ...{ method: 'PUT' as const, url: urlOf(setHoliday, of('2026-11-25')) },
        payload: { name: 'Hari Guru', isOff: true },
      },
      { method: 'DELETE' as const, url: urlOf(clearHoliday, of('2026-11-25')) },
    ];
    for (const request of requests) {
      expect(await statusesOf(test, cast, () => request)).toEqual(leadsOnly());
    }
    const nowhere = urlOf(listHolidays, { organisationId: cast.cohortId }, { year: 2026 });
    expect((await test.call({ method: 'GET', url: nowhere, as: cast.admin })).statusCode).toBe(404);
    const noDay = { method: 'PUT' as const, url: urlOf(setHoliday, of('2026-13-01')) };
    expect((await test.call({ ...noDay, as: cast.officer, payload: {} })).statusCode).toBe(404);
  });
});
