import { CohortsApiModule } from '@pijar/cohorts/api';
import { makePerson, type TestPerson } from '@pijar/identity/testing';
import { addStaff } from '@pijar/cohorts/testing';
import { IdentityApiModule } from '@pijar/identity/api';
import { LearningApiModule } from '@pijar/learning/api';
import { finishSteps, makeLearner, stageSteps, type TestLearner } from '@pijar/learning/testing';
import { StepReports } from '@pijar/learning/api';
import { newId } from '@pijar/shared/api';
import { startTestApp, type TestApp } from '@pijar/shared/testing';
import { WorkshopsApiModule } from '@pijar/workshops/api';
import { MentoringApiModule } from '../mentoring-api.module';

let test: TestApp;
let learner: TestLearner;
let host: TestPerson;
let clinicId: string;

beforeAll(async () => {
  const contexts = [IdentityApiModule, CohortsApiModule, LearningApiModule, WorkshopsApiModule];
  test = await startTestApp([...contexts, MentoringApiModule]);
});
afterAll(() => test.close());
beforeEach(async () => {
  learner = await makeLearner(test);
  host = await makePerson(test.db, learner.organisationId, ['facilitator']);
  await addStaff(test.db, learner.cohortId, host.personId, 'expert');
  clinicId = newId();
  await test.db.query(
    `insert into planned_session (id, cohort_id, step_id, title, starts_at, ends_at, link, created_by, host_id,
                                  capacity, audience, time_zone)
     values ($1, $2, $3, 'Harga jual', now() - interval '2 hours', now() - interval '1 hour',
             'https://meet.example.org', $4, $4, 5, 'cohorts', 'Asia/Makassar')`,
    [clinicId, learner.cohortId, learner.programme.steps['klinik'], host.personId],
  );
  await test.db.query(
    `insert into clinic_booking (id, session_id, starts_at, ends_at, capacity, membership_id, person_id,
                                 state, seat, booked_by)
     select $1, s.id, s.starts_at, s.ends_at, s.capacity, $3, $4, 'booked', 1, $4
       from planned_session s where s.id = $2`,
    [newId(), clinicId, learner.membershipId, learner.owner.personId],
  );
});

const mark = (state: string | null) =>
  test.call({
    method: 'PUT',
    url: `/api/v1/sessions/${clinicId}/attendance`,
    payload: { marks: [{ membershipId: learner.membershipId, state }] },
    as: host,
  });
const action = (more: object = {}) => ({
  id: newId(),
  what: 'Hitung ulang HPP keripik',
  dueOn: '2033-03-10',
  ...more,
});
const note = (more: object = {}, as: TestPerson = host) =>
  test.call({
    method: 'PUT',
    url: `/api/v1/clinics/${clinicId}/outcomes/${learner.membershipId}`,
    payload: { version: 0, note: 'Harga belum menutup ongkos', actions: [], ...more },
    as,
  });
const actions = async () =>
  (
    await test.call({
      url: `/api/v1/memberships/${learner.membershipId}/agreed-actions`,
      as: learner.owner,
    })
  ).json().items;
const stepState = async () =>
  (
    await test.db.query(
      `select p.state from step_progress p where p.membership_id = $1 and p.step_id = $2`,
      [learner.membershipId, learner.programme.steps['klinik']],
    )
  )[0].state as string;

describe('what the host notes after a clinic', () => {
  it('becomes agreements of hers, once, however often it is sent', async () => {
    await mark('present');
    const body = { actions: [action(), action({ what: 'Temui Bu Lurah', isIntroduction: true })] };
    const answers = await Promise.all([note(body), note(body), note(body)]);
    expect(answers.map((answer) => answer.statusCode)).toEqual([200, 200, 200]);
    expect(await actions()).toMatchObject([
      { source: { type: 'clinic', id: clinicId, title: 'Harga jual' } },
      { source: { type: 'clinic' } },
    ]);
    const mine = await test.call({
      url: `/api/v1/memberships/${learner.membershipId}/clinics`,
      as: learner.owner,
    });
    expect(mine.json().items[0].outcome).toMatchObject({ note: 'Harga belum menutup ongkos' });
  });

  it('is of those who came, by those who manage the clinic', async () => {
    expect((await note()).json().type).toBe('/problems/not-attended');
    await mark('late');
    expect((await note({}, learner.coach)).statusCode).toBe(200);
    expect((await note({}, learner.formerCoach)).statusCode).toBe(404);
    expect((await note({}, learner.otherOfficer)).statusCode).toBe(404);
    expect((await note({}, learner.owner)).statusCode).toBe(403);
  });

  it('is mended by whoever knows what stands there', async () => {
    await mark('present');
    await note();
    const lost = await note({ note: 'Lain' });
    expect(lost.json()).toMatchObject({
      type: '/problems/changed-meanwhile',
      current: { note: 'Harga belum menutup ongkos', version: 1 },
    });
    expect((await note({ note: 'Lain', version: 1 })).json()).toMatchObject({ version: 2 });
  });

  it.each([
    [{ note: '' }, '/body/note'],
    [{ actions: [{ id: 'x', what: 'a', dueOn: '2033-03-10' }] }, '/body/actions/0/id'],
    [{ actions: Array.from({ length: 6 }, () => action()) }, '/body/actions'],
  ])('with %j is a 422', async (more, pointer) => {
    const answer = await note(more);
    expect(answer.statusCode).toBe(422);
    expect(answer.json().errors[0].pointer).toBe(pointer);
  });
});

/** As if the programme had been published with that rule: a published version never changes. */
const askForOutcome = () =>
  test.db.transaction(async (manager) => {
    await manager.query('set local session_replication_role = replica');
    await manager.query(
      `update stage set rule = replace(rule::text, '"kind": "clinics_attended"',
                '"kind": "clinics_attended", "with_outcome": true')::jsonb
        where programme_version_id = $1`,
      [learner.programme.programmeVersionId],
    );
  });

describe('a clinic counts for its stage', () => {
  const reports = () => test.app.get(StepReports, { strict: false });
  beforeEach(() =>
    finishSteps(
      test.db,
      reports(),
      learner,
      ...[...stageSteps.internalisasi, ...stageSteps.orientasi],
    ),
  );

  it('when she came, where the programme asks for no more', async () => {
    await mark('present');
    expect(await stepState()).toBe('done');
  });

  it('when the host has noted an outcome, where the programme asks for it', async () => {
    await askForOutcome();
    await mark('present');
    expect(await stepState()).toBe('waiting');
    await note();
    expect(await stepState()).toBe('done');
    await mark('absent');
    expect(await stepState()).toBe('open');
    await mark('late');
    expect(await stepState()).toBe('done');
  });
});
