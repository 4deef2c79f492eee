import { CohortsApiModule } from '@pijar/cohorts/api';
import { addStaff, makeMembership } from '@pijar/cohorts/testing';
import { IdentityApiModule } from '@pijar/identity/api';
import { makePerson, type TestPerson } from '@pijar/identity/testing';
import { LearningApiModule } from '@pijar/learning/api';
import { makeLearner, type TestLearner } from '@pijar/learning/testing';
import type { MyPeople } from '@pijar/mentoring/contracts';
import { pair } from '@pijar/mentoring/testing';
import { newId } from '@pijar/shared/api';
import { startTestApp, type TestApp } from '@pijar/shared/testing';
import { WorkshopsApiModule } from '@pijar/workshops/api';
import { MentoringApiModule } from '../mentoring-api.module';

let test: TestApp;
let learner: TestLearner;

beforeAll(async () => {
  const contexts = [IdentityApiModule, CohortsApiModule, LearningApiModule, WorkshopsApiModule];
  test = await startTestApp([...contexts, MentoringApiModule]);
});
afterAll(() => test.close());
beforeEach(async () => {
  learner = await makeLearner(test);
  await heard(learner.membershipId, '1 day');
});

const mine = async (as: TestPerson = learner.coach): Promise<MyPeople> =>
  (await test.call({ url: '/api/v1/my-people', as })).json();
const names = async (as?: TestPerson) => (await mine(as)).items.map((each) => each.membershipId);
const heard = (membershipId: string, ago: string) =>
  test.db.query(`update membership set last_active_at = now() - $2::interval where id = $1`, [
    membershipId,
    ago,
  ]);
const hers = async () =>
  (await mine()).items.find((each) => each.membershipId === learner.membershipId)!;
const act = async (more: { dueOn?: string; state?: string; isIntroduction?: boolean } = {}) => {
  const { dueOn = 'current_date + 9', state = 'open', isIntroduction = false } = more;
  const id = newId();
  await test.db.query(
    `insert into agreed_action (id, membership_id, what, due_on, is_introduction, made_by, made_at, state,
                                closed_at)
     values ($1, $2, 'Temui penyuluh', ${dueOn}, $3, $4, now(), $5,
             case when $5 <> 'open' then now() end)`,
    [id, learner.membershipId, isIntroduction, learner.coach.personId, state],
  );
  return id;
};

describe('whose they are', () => {
  it('the people of her cohorts, until she is somebody’s coach; then those', async () => {
    const before = await mine();
    expect(before.by).toBe('cohorts');
    expect(before.items).toHaveLength(2);
    await pair(test.db, learner.membershipId, learner.coach.personId);
    expect(await mine()).toMatchObject({ by: 'pairs', items: [{ fullName: expect.any(String) }] });
    expect(await names()).toEqual([learner.membershipId]);
  });

  it('whoever somebody else accompanies is not among them, nor whoever left', async () => {
    const other = await makePerson(test.db, learner.organisationId, ['facilitator']);
    await addStaff(test.db, learner.cohortId, other.personId);
    await pair(test.db, learner.membershipId, other.personId);
    expect(await names()).not.toContain(learner.membershipId);
    expect(await names(other)).toEqual([learner.membershipId]);
    await test.db.query(`update membership set state = 'left' where id = $1`, [
      learner.membershipId,
    ]);
    expect(await names(other)).toEqual([]);
  });

  it('of a former coach, another organisation and participants there are none', async () => {
    expect(await names(learner.formerCoach)).toEqual([]);
    expect(await names(learner.otherOfficer)).toEqual([]);
    expect((await test.call({ url: '/api/v1/my-people', as: learner.owner })).statusCode).toBe(403);
    expect((await test.call({ url: '/api/v1/my-people' })).statusCode).toBe(401);
  });
});

describe('what one of them needs', () => {
  it('is a call when nothing of hers arrived, and whoever needs it most comes first', async () => {
    await heard(learner.membershipId, '20 days');
    expect((await mine()).items[0]).toMatchObject({
      membershipId: learner.membershipId,
      quietDays: 20,
      isQuiet: true,
      suggestion: { kind: 'call', days: 20 },
    });
  });

  it('a phone that was heard is a sign of life, and says what lies on it', async () => {
    await heard(learner.membershipId, '40 days');
    await test.db.query(
      `insert into device_contact (person_id, device_id, waiting_count, app_version, at)
       values ($1, $2, 3, '1', now() - interval '16 days')`,
      [learner.owner.personId, newId()],
    );
    expect(await hers()).toMatchObject({
      quietDays: 16,
      waitingOnPhone: 3,
      suggestion: { kind: 'call-phone-holds' },
    });
  });

  it('what she says of an agreement is a sign of life; what her coach says is none', async () => {
    await heard(learner.membershipId, '40 days');
    const url = `/api/v1/agreed-actions/${await act()}/deeds`;
    const payload = { kind: 'open', deviceAt: '2026-11-22T03:00:00Z', note: '' };
    const say = (as: TestPerson) =>
      test.call({ method: 'POST', url, payload: { ...payload, id: newId() }, as });
    await say(learner.coach);
    expect((await hers()).quietDays).toBe(40);
    await say(learner.owner);
    expect((await hers()).quietDays).toBe(0);
  });

  it('is a question about the agreement that is late the longest', async () => {
    await act({ dueOn: 'current_date - 3' });
    await act({ dueOn: 'current_date + 3' });
    await act({ state: 'done' });
    const person = await hers();
    expect(person).toMatchObject({ openActions: 2, overdueActions: 1 });
    expect(person.suggestion).toMatchObject({ kind: 'ask-action', title: 'Temui penyuluh' });
    expect(person.lastAction).toMatchObject({ state: 'done' });
  });

  it('is work that is late, without tracks that she did not choose', async () => {
    await test.db.query(
      `update step_progress set due_on = current_date - 4, state = 'open'
        where membership_id = $1 and step_id = any($2)`,
      [learner.membershipId, [learner.programme.steps['a1'], learner.programme.steps['ma1']]],
    );
    expect(await hers()).toMatchObject({
      overdueWork: 1,
      suggestion: { kind: 'ask-work', title: 'Langkah a1' },
    });
  });
});

it('work of a stage that is through is nobody’s business any more', async () => {
  await test.db.query(
    `update step_progress set due_on = current_date - 4, state = 'open'
      where membership_id = $1 and step_id = $2`,
    [learner.membershipId, learner.programme.steps['a1']],
  );
  await test.db.query(
    `update stage_progress sp set state = case when sg.position = 1 then 'done' else 'open' end
       from stage sg where sg.id = sp.stage_id and sp.membership_id = $1`,
    [learner.membershipId],
  );
  expect((await hers()).overdueWork).toBe(0);
});

describe('an introduction', () => {
  const inMastery = () =>
    test.db.query(
      `update stage_progress sp set state = case when sg.position < 3 then 'done' else 'open' end
         from stage sg where sg.id = sp.stage_id and sp.membership_id = $1`,
      [learner.membershipId],
    );

  it('is no question before the last stage', async () => {
    expect((await hers()).isIntroduced).toBeNull();
  });

  it('is an agreement to meet somebody outside that was done', async () => {
    await inMastery();
    await act();
    expect(await hers()).toMatchObject({
      isIntroduced: false,
      suggestion: { kind: 'introduce' },
    });
    await act({ state: 'not_done', isIntroduction: true });
    expect((await hers()).isIntroduced).toBe(false);
    await act({ state: 'done', isIntroduction: true });
    expect((await hers()).isIntroduced).toBe(true);
  });

  it('is a clinic of an expert where she was', async () => {
    await inMastery();
    const expert = await makePerson(test.db, learner.organisationId, ['facilitator']);
    await addStaff(test.db, learner.cohortId, expert.personId, 'expert');
    const clinicId = newId();
    await test.db.query(
      `insert into planned_session (id, cohort_id, title, starts_at, ends_at, link, created_by, host_id, capacity,
                                    audience, time_zone)
       values ($1, $2, 'Izin', now() - interval '2 days', now() - interval '47 hours', 'https://a.example', $3, $3,
               5, 'cohorts', 'Asia/Jakarta')`,
      [clinicId, learner.cohortId, expert.personId],
    );
    await test.db.query(
      `insert into attendance (session_id, membership_id, state, marked_by) values ($1, $2, 'present', $3)`,
      [clinicId, learner.membershipId, expert.personId],
    );
    expect((await hers()).isIntroduced).toBe(true);
  });
});

describe('what she said after the programme', () => {
  const told = (number: number, more: { sold?: string; help?: string; ago?: string } = {}) =>
    test.db.query(
      `insert into check_in (id, membership_id, number, due_on, asked_at, answer_id, said_at, answered_at, sold, help)
       values ($1, $2, $3, current_date, now(), $1, now(), now() - $4::interval, $5, $6)`,
      [
        ...[newId(), learner.membershipId, number, more.ago ?? '3 days'],
        ...[more.sold ?? 'yes', more.help ?? 'nothing'],
      ],
    );
  beforeEach(async () => {
    await test.db.query(`update membership set state = 'completed' where id = $1`, [
      learner.membershipId,
    ]);
    await test.db.query(
      `insert into check_in_plan (membership_id, started_on, weeks, months, state) values ($1, current_date, 4, 11, 'ended')`,
      [learner.membershipId],
    );
  });

  it('is read by her coach, and a wish for a call is the one thing to do until somebody was in touch', async () => {
    await told(1, { help: 'call' });
    expect(await hers()).toMatchObject({
      quietDays: 1,
      lastCheckIn: { sold: 'yes', income: null, help: 'call', note: null },
      suggestion: { kind: 'call-asked', days: 3 },
    });
    await act();
    expect((await hers()).suggestion.kind).not.toBe('call-asked');
  });

  it('is a question about her sales when they stopped twice in a row', async () => {
    await told(1);
    await told(2, { sold: 'not_this_week' });
    expect((await hers()).suggestion.kind).not.toBe('sales-stopped');
    await told(4, { sold: 'not_this_week' });
    expect((await hers()).suggestion).toMatchObject({ kind: 'sales-stopped', days: 3 });
    await told(5);
    expect((await hers()).suggestion.kind).not.toBe('sales-stopped');
  });

  it('is no stop before the first sale', async () => {
    await told(1, { sold: 'not_yet' });
    await told(2, { sold: 'not_yet' });
    expect((await hers()).suggestion.kind).not.toBe('sales-stopped');
  });
});

it('takes one statement for however many people, besides the session', async () => {
  for (let n = 0; n < 12; n++) {
    const person = await makePerson(test.db, learner.organisationId, ['participant']);
    await makeMembership(test, learner.cohortId, person.personId);
  }
  const spy = jest.spyOn(test.db, 'query');
  const { items } = await mine();
  const statements = spy.mock.calls.length;
  spy.mockRestore();
  expect([items.length, statements]).toEqual([14, 2]);
});
