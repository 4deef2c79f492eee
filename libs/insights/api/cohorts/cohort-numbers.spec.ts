import { CohortsApiModule } from '@pijar/cohorts/api';
import { makeCohort, staffOnly, statusesOf } from '@pijar/cohorts/testing';
import { IdentityApiModule } from '@pijar/identity/api';
import type { CohortSummary, PeoplePage } from '@pijar/insights/contracts';
import { CohortInMotion, wednesday } from '@pijar/insights/testing';
import { LearningApiModule } from '@pijar/learning/api';
import { Clock, newId } from '@pijar/shared/api';
import { startTestApp, type TestApp } from '@pijar/shared/testing';
import pg from 'pg';
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
const summary = async () =>
  (
    await test.call({ method: 'GET', url: base(), as: cohort.cast.officer })
  ).json() as CohortSummary;

describe('the numbers of a cohort', () => {
  it('each open to as many people as they say', async () => {
    await cohort.everyKind();
    const numbers = await summary();
    const total = async (query: string) => (await people(`?limit=1&${query}`)).total;
    expect(await total('')).toBe(numbers.people.total);
    expect(await total('stuck=any')).toBe(numbers.stuckPeople);
    for (const { key, count } of numbers.waiting)
      expect(await total(`waitingFor=${key}`)).toBe(count);
    for (const { key, count } of numbers.stuck) expect(await total(`stuck=${key}`)).toBe(count);
    for (const stage of numbers.stages) {
      for (const state of ['locked', 'open', 'done'] as const) {
        expect(await total(`stage=${stage.id}&stageState=${state}`)).toBe(stage[state]);
      }
    }
    for (const { sex, total: count } of numbers.bySex)
      expect(await total(`sex=${sex}`)).toBe(count);
    expect(numbers.people).toEqual({
      total: 6,
      invited: 1,
      active: 3,
      paused: 1,
      completed: 1,
      left: 1,
    });
  });

  it('tell the turnaround in hours and working days', async () => {
    const answer = async (sentAt: string, answeredAt: string | null) => {
      const id = await cohort.member('Kirim');
      const [submission, attempt] = [newId(), newId()];
      await test.db.query(
        `insert into submission (id, membership_id, cohort_id, step_id, state, waiting_since, promised_until)
         values ($1, $2, $3, $4, $5, $6, $6)`,
        [
          submission,
          id,
          cohort.cast.cohortId,
          cohort.cast.programme.steps['a1'],
          answeredAt ? 'accepted' : 'submitted',
          sentAt,
        ],
      );
      await test.db.query(
        `insert into submission_attempt (id, submission_id, number, device_at, sent_at) values ($1, $2, 1, $3, $3)`,
        [attempt, submission, sentAt],
      );
      if (!answeredAt) return;
      await test.db.query(
        `insert into feedback (id, attempt_id, reviewer_id, decision, scores, good, sent_at)
         values ($1, $2, $3, 'accepted', '{}', 'Bagus', $4)`,
        [newId(), attempt, cohort.cast.coach.personId, answeredAt],
      );
    };
    await answer('2026-11-16T01:00:00Z', '2026-11-16T03:00:00Z');
    await answer('2026-11-13T01:00:00Z', '2026-11-16T01:00:00Z');
    await answer('2026-11-13T01:00:00Z', '2026-11-17T01:00:00Z');
    await answer('2026-11-12T01:00:00Z', null);
    expect((await summary()).turnaround).toEqual({
      answered: 3,
      medianHours: 72,
      p90Hours: 91.2,
      medianWorkingDays: 1,
      p90WorkingDays: 2,
      waiting: 1,
      oldestWorkingDays: 4,
    });
    await test.db.query(
      `insert into organisation_day (organisation_id, day, name, is_off) values ($1, '2026-11-16', 'Libur', true)`,
      [cohort.cast.organisationId],
    );
    expect((await summary()).turnaround).toMatchObject({
      medianWorkingDays: 0,
      p90WorkingDays: 1,
      oldestWorkingDays: 3,
    });
  });

  it('tell what was known before and after a stage, of five or more who answered both times', async () => {
    const answer = (membershipId: string, moment: string, right: number) =>
      test.db.query(
        `insert into stage_test_result
           (id, membership_id, stage_code, moment, device_at, right_count, total)
         values (gen_random_uuid(), $1, 'internalisasi', $2, now(), $3, 4)`,
        [membershipId, moment, right],
      );
    const members: string[] = [];
    for (let i = 0; i < 5; i += 1) members.push(await cohort.member(`Orang ${i}`));
    for (const id of members) await answer(id, 'before', 1);
    for (const id of members.slice(1)) await answer(id, 'after', 3);
    const [few] = (await summary()).tests;
    expect(few).toMatchObject({ title: 'Internalisasi', people: null, before: null, after: null });
    await answer(members[0]!, 'after', 1);
    const onlyBefore = await cohort.member('Sekali saja');
    await answer(onlyBefore, 'before', 4);
    expect((await summary()).tests).toMatchObject([{ people: 5, before: 25, after: 65 }]);
    await test.db.query(`update membership set state = 'left' where id = $1`, [members[0]]);
    expect((await summary()).tests).toMatchObject([{ people: null }]);
  });

  it('tell how people fare after the programme, of five or more who answered', async () => {
    const asked = async (membershipId: string, number: number, dueOn: string, sold?: string) => {
      await test.db.query(
        `insert into check_in_plan (membership_id, started_on, weeks, months, state)
         values ($1, '2026-09-01', 4, 11, 'ended') on conflict do nothing`,
        [membershipId],
      );
      await test.db.query(
        `insert into check_in (id, membership_id, number, due_on, asked_at, answer_id, said_at, answered_at, sold, help)
         select x.id, $2, $3, $4, now(), x.answer_id, x.at, x.at, $5, case when $5::text is not null then 'nothing' end
           from (select $1::uuid as id, case when $5::text is not null then $1::uuid end as answer_id,
                        case when $5::text is not null then now() end as at) x`,
        [newId(), membershipId, number, dueOn, sold ?? null],
      );
    };
    const members: string[] = [];
    for (let i = 0; i < 6; i += 1) members.push(await cohort.member(`Orang ${i}`));
    for (const id of members.slice(0, 4)) await asked(id, 1, '2026-09-08', 'yes');
    for (const id of members) await asked(id, 2, '2026-10-01');
    for (const id of members.slice(0, 4)) await asked(id, 3, '2026-10-08', 'yes');
    for (const id of members) await asked(id, 4, '2026-11-01', 'not_yet');
    for (const id of members.slice(0, 2)) await asked(id, 5, '2026-11-08', 'yes');
    expect((await summary()).checkIns).toEqual([
      { month: '2026-11', asked: 6, answered: 6, sold: 2 },
      { month: '2026-10', asked: 6, answered: null, sold: null },
      { month: '2026-09', asked: null, answered: null, sold: null },
    ]);
  });

  it('are for staff and officers', async () => {
    expect(await statusesOf(test, cohort.cast, () => ({ method: 'GET', url: base() }))).toEqual(
      staffOnly(),
    );
  });

  it('of all cohorts are listed to those who may see them, as the cohort itself tells them', async () => {
    await cohort.everyKind();
    const list = async (as: { cookie: string }) =>
      (await test.call({ method: 'GET', url: '/api/v1/insights/cohorts', as })).json();
    const { items } = await list(cohort.cast.officer);
    const numbers = await summary();
    expect(items).toMatchObject([
      {
        id: cohort.cast.cohortId,
        people: numbers.people,
        stages: numbers.stages,
        stuck: numbers.stuckPeople,
        waitingForCoach: 1,
        feedbackLate: 1,
      },
    ]);
    expect((await list(cohort.cast.coach)).items).toHaveLength(1);
    expect((await list(cohort.cast.formerCoach)).items).toHaveLength(0);
    expect((await list(cohort.cast.otherOfficer)).items).toHaveLength(0);
    const participant = await test.call({
      method: 'GET',
      url: '/api/v1/insights/cohorts',
      as: cohort.cast.participant,
    });
    expect(participant.statusCode).toBe(403);
  });

  it('take the same number of statements for few people and for many', async () => {
    const statements = async (path: string) => {
      const query = jest.spyOn(pg.Client.prototype, 'query');
      await test.call({ method: 'GET', url: path, as: cohort.cast.officer });
      const count = query.mock.calls.length;
      query.mockRestore();
      return count;
    };
    const paths = [`${base()}/people?limit=100`, base(), '/api/v1/insights/cohorts'];
    const few = [];
    for (const path of paths) few.push(await statements(path));
    for (let i = 0; i < 40; i += 1) await cohort.member(`Orang ${i}`);
    for (let i = 0; i < 5; i += 1) {
      await makeCohort(
        test.db,
        cohort.cast.organisationId,
        cohort.cast.programme.programmeVersionId,
      );
    }
    const many = [];
    for (const path of paths) many.push(await statements(path));
    expect(many).toEqual(few);
    // The session, the door, and the list itself.
    expect(few[0]).toBe(3);
  });
});
