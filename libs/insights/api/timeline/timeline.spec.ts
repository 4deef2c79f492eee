import { CohortsApiModule } from '@pijar/cohorts/api';
import { staffOnly, statusesOf } from '@pijar/cohorts/testing';
import { IdentityApiModule } from '@pijar/identity/api';
import type {} from '@pijar/insights/contracts';
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

describe('the timeline of a participant', () => {
  const url = () => `/api/v1/insights/memberships/${cohort.cast.membershipId}/timeline`;

  it('is for staff and officers', async () => {
    expect(await statusesOf(test, cohort.cast, () => ({ method: 'GET', url: url() }))).toEqual(
      staffOnly(),
    );
  });

  it('tells what happened, the latest first, page by page', async () => {
    const { db } = test;
    await db.query(
      `insert into learning_fact (id, membership_id, step_id, kind, device_at, received_at)
       values ($1, $2, $3, 'lesson_finished', '2026-11-02', '2026-11-02')`,
      [newId(), cohort.cast.membershipId, cohort.cast.programme.steps['l1']],
    );
    await db.query(
      `insert into membership_change (id, membership_id, at, actor_id, from_state, to_state, reason)
       values ($1, $2, '2026-11-03', $3, 'active', 'paused', 'sakit')`,
      [newId(), cohort.cast.membershipId, cohort.cast.officer.personId],
    );
    await db.query(`update account set activated_at = '2026-11-01' where person_id = $1`, [
      cohort.cast.participant.personId,
    ]);
    const page = async (query = '') =>
      (await test.call({ method: 'GET', url: url() + query, as: cohort.cast.officer })).json();
    const all = await page();
    expect(all.items).toMatchObject([
      { kind: 'membership-changed', detail: { from: 'active', to: 'paused', reason: 'sakit' } },
      { kind: 'lesson-finished', title: 'Langkah l1', actorName: null },
      { kind: 'account-activated' },
    ]);
    const first = await page('?limit=2');
    const second = await page(`?limit=2&cursor=${first.next}`);
    expect([...first.items, ...second.items]).toEqual(all.items);
    expect(second.next).toBeNull();
  });
});
