import { CohortsApiModule } from '@pijar/cohorts/api';
import { makeCohort, makeMembership } from '@pijar/cohorts/testing';
import { makeProgramme, type TestProgramme } from '@pijar/curriculum/testing';
import { IdentityApiModule } from '@pijar/identity/api';
import { makeOrganisation, makePerson } from '@pijar/identity/testing';
import { startTestApp, type TestApp } from '@pijar/shared/testing';
import { LearningApiModule } from '../learning-api.module';
import { StepReports, type StepReport } from './step-reports';

let test: TestApp;
let programme: TestProgramme;
let organisationId: string;
let cohortId: string;

beforeAll(async () => {
  test = await startTestApp([IdentityApiModule, CohortsApiModule, LearningApiModule]);
  programme = await makeProgramme(test.db);
  organisationId = await makeOrganisation(test.db);
  cohortId = await makeCohort(test.db, organisationId, programme.programmeVersionId);
});
afterAll(() => test.close());

const newMembership = async () => {
  const person = await makePerson(test.db, organisationId, ['participant']);
  return makeMembership(test, cohortId, person.personId);
};
const report = (membershipId: string, code: string, state: StepReport['state'] = 'done') =>
  test.db.transaction((manager) =>
    test.app.get(StepReports).report(manager, {
      membershipId,
      stepId: programme.steps[code]!,
      state,
      evidence: { by: 'test' },
      actorId: null,
    }),
  );
const stepStates = async (membershipId: string) =>
  Object.fromEntries(
    (
      await test.db.query(
        `select st.code, p.state from step_progress p join step st on st.id = p.step_id
          where p.membership_id = $1 order by st.position`,
        [membershipId],
      )
    ).map((row: { code: string; state: string }) => [row.code, row.state]),
  );
const stageStates = async (membershipId: string) =>
  (
    await test.db.query(
      `select sp.state from stage_progress sp join stage s on s.id = sp.stage_id
        where sp.membership_id = $1 order by s.position`,
      [membershipId],
    )
  ).map((row: { state: string }) => row.state);
const events = async (membershipId: string) =>
  (
    await test.db.query(
      `select type from outbox_event where payload->>'membershipId' = $1 order by occurred_at, id`,
      [membershipId],
    )
  ).map((row: { type: string }) => row.type);

describe('a new membership', () => {
  it('has its first stage open, everything after it locked, and due dates from the start of the cohort', async () => {
    const membershipId = await newMembership();
    expect(await stageStates(membershipId)).toEqual(['open', 'locked', 'locked']);
    expect(await stepStates(membershipId)).toMatchObject({ l1: 'open', a1: 'open', oa1: 'locked' });
    const [due] = await test.db.query(
      `select due_on = c.starts_on + 10 as is_right from step_progress p
         join membership m on m.id = p.membership_id join cohort c on c.id = m.cohort_id
        where p.membership_id = $1 and p.step_id = $2`,
      [membershipId, programme.steps['a1']],
    );
    expect(due.is_right).toBe(true);
  });
});

describe('a report', () => {
  it('completes the stage with its last missing step and opens the next', async () => {
    const membershipId = await newMembership();
    await report(membershipId, 'l1');
    await report(membershipId, 'a1', 'waiting');
    expect(await stageStates(membershipId)).toEqual(['open', 'locked', 'locked']);
    await report(membershipId, 'a1');
    expect(await stageStates(membershipId)).toEqual(['done', 'open', 'locked']);
    expect(await stepStates(membershipId)).toMatchObject({ oa1: 'open', ma1: 'locked' });
    expect(await events(membershipId)).toEqual(['stage.completed']);
  });

  it('completes exactly once when the last two come at the same moment', async () => {
    const membershipId = await newMembership();
    await Promise.all([report(membershipId, 'l1'), report(membershipId, 'a1')]);
    expect(await stageStates(membershipId)).toEqual(['done', 'open', 'locked']);
    expect(await events(membershipId)).toEqual(['stage.completed']);
  });

  it('counts work of a later stage when that stage opens', async () => {
    const membershipId = await newMembership();
    for (const code of ['hari-1', 'hari-2', 'oa1']) await report(membershipId, code);
    expect(await stageStates(membershipId)).toEqual(['open', 'locked', 'locked']);
    await report(membershipId, 'l1');
    await report(membershipId, 'a1');
    expect(await stageStates(membershipId)).toEqual(['done', 'done', 'open']);
    expect(await events(membershipId)).toEqual(['stage.completed', 'stage.completed']);
  });

  it('that takes an attendance back locks a step of a closed stage again', async () => {
    const membershipId = await newMembership();
    await report(membershipId, 'hari-1');
    await report(membershipId, 'hari-1', 'open');
    expect(await stepStates(membershipId)).toMatchObject({ 'hari-1': 'locked' });
  });

  it('on a step of another programme is refused', async () => {
    const membershipId = await newMembership();
    const other = await makeProgramme(test.db);
    await expect(
      test.db.transaction((manager) =>
        test.app.get(StepReports).report(manager, {
          membershipId,
          stepId: other.steps['a1']!,
          state: 'done',
          evidence: {},
          actorId: null,
        }),
      ),
    ).rejects.toMatchObject({ problem: { status: 404 } });
  });
});
