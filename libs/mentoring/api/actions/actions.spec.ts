import { CohortsApiModule } from '@pijar/cohorts/api';
import { IdentityApiModule, Erasure } from '@pijar/identity/api';
import type { TestPerson } from '@pijar/identity/testing';
import { LearningApiModule } from '@pijar/learning/api';
import { makeLearner, type TestLearner } from '@pijar/learning/testing';
import type { ActionView } from '@pijar/mentoring/contracts';
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
});

const url = () => `/api/v1/memberships/${learner.membershipId}/agreed-actions`;
const agree = (more: object = {}, as: TestPerson = learner.coach) =>
  test.call({
    method: 'POST',
    url: url(),
    payload: { id: newId(), what: 'Foto ulang tiga produk', dueOn: '2033-03-10', ...more },
    as,
  });
const agreed = async (more: object = {}): Promise<string> => {
  const answer = await agree(more);
  if (answer.statusCode !== 201) throw new Error(answer.body);
  return answer.json().id;
};
const tell = (actionId: string, deed: object, as: TestPerson = learner.owner) =>
  test.call({
    method: 'POST',
    url: `/api/v1/agreed-actions/${actionId}/deeds`,
    payload: { id: newId(), kind: 'done', deviceAt: '2026-11-22T03:00:00Z', ...deed },
    as,
  });
const list = async (as: TestPerson = learner.owner): Promise<ActionView[]> =>
  (await test.call({ url: url(), as })).json().items;
const everybody = () => ({
  owner: learner.owner,
  otherOwner: learner.otherOwner,
  coach: learner.coach,
  formerCoach: learner.formerCoach,
  officer: learner.officer,
  otherOfficer: learner.otherOfficer,
  admin: learner.admin,
});
const statuses = async (ask: (as: TestPerson) => Promise<{ statusCode: number }>) => {
  const found: Record<string, number> = {};
  for (const [name, as] of Object.entries(everybody())) found[name] = (await ask(as)).statusCode;
  return found;
};
const hersAndStaff = (status: number) => ({
  ...{ owner: status, coach: status, officer: status, admin: status },
  ...{ otherOwner: 404, formerCoach: 404, otherOfficer: 404 },
});

describe('an agreement', () => {
  it('is read, made and told by her and the staff of her cohort, and by nobody else', async () => {
    expect(await statuses((as) => test.call({ url: url(), as }))).toEqual(hersAndStaff(200));
    expect(await statuses((as) => agree({}, as))).toEqual(hersAndStaff(201));
    const id = await agreed();
    expect(await statuses((as) => tell(id, {}, as))).toEqual(hersAndStaff(200));
    expect((await test.call({ url: url() })).statusCode).toBe(401);
    expect((await tell(newId(), {})).statusCode).toBe(404);
  });

  it('is made once, however often and from however many places it is sent', async () => {
    const id = newId();
    const answers = await Promise.all(Array.from({ length: 20 }, () => agree({ id })));
    expect(new Set(answers.map((answer) => answer.statusCode))).toEqual(new Set([201]));
    expect(await list()).toHaveLength(1);
    const other = await makeLearner(test);
    const stolen = await test.call({
      method: 'POST',
      url: `/api/v1/memberships/${other.membershipId}/agreed-actions`,
      payload: { id, what: 'Lain', dueOn: '2033-03-10' },
      as: other.coach,
    });
    expect(stolen.json().type).toBe('/problems/id-taken');
  });

  it.each([
    [{ what: ' ' }, '/body/what'],
    [{ what: 'x'.repeat(201) }, '/body/what'],
    [{ dueOn: 'besok' }, '/body/dueOn'],
    [{ source: { type: 'clinic', id: newId() } }, '/body/source'],
    [{ source: { type: 'telepon', id: newId() } }, '/body/source/type'],
    [{ state: 'done' }, '/body/state'],
  ])('with %j is a 422', async (more, pointer) => {
    const answer = await agree(more);
    expect(answer.statusCode).toBe(422);
    expect(answer.json().errors[0].pointer).toBe(pointer);
  });

  it('stands with several others: open ones by their day, then what is closed', async () => {
    const late = await agreed({ dueOn: '2033-03-20' });
    const soon = await agreed({ dueOn: '2033-03-01' });
    const done = await agreed({ dueOn: '2033-02-01' });
    await tell(done, { note: 'Sudah, hasilnya terang' });
    expect((await list()).map(({ id }) => id)).toEqual([soon, late, done]);
  });

  it('is made no more with whoever has left, who does not read it either', async () => {
    await agreed();
    await test.db.query(`update membership set state = 'left' where id = $1`, [
      learner.membershipId,
    ]);
    expect((await agree()).json().type).toBe('/problems/membership-left');
    expect((await test.call({ url: url(), as: learner.owner })).statusCode).toBe(404);
    expect(await list(learner.coach)).toHaveLength(1);
  });
});

describe('a deed', () => {
  it('sent by a phone again and again at the same moment is done once', async () => {
    const actionId = await agreed();
    const deed = { id: newId(), note: 'Dua laku' };
    const answers = await Promise.all(Array.from({ length: 20 }, () => tell(actionId, deed)));
    expect(new Set(answers.map((answer) => answer.statusCode))).toEqual(new Set([200]));
    const [action] = await list();
    expect(action).toMatchObject({ state: 'done', note: 'Dua laku' });
    expect(action!.changes).toHaveLength(1);
    const other = await agreed();
    expect((await tell(other, { id: deed.id })).json().type).toBe('/problems/id-taken');
  });

  it('that comes late does not undo what happened after it', async () => {
    const actionId = await agreed();
    const first = { id: newId(), kind: 'not_done', note: 'Hujan terus' };
    await tell(actionId, first);
    await tell(actionId, { kind: 'open' }, learner.coach);
    await tell(actionId, first);
    expect((await list())[0]).toMatchObject({ state: 'open', note: null, closedAt: null });
  });

  it('of both says what both said, and loses no note', async () => {
    const actionId = await agreed();
    await tell(actionId, { note: 'Sudah ke dinas' });
    await tell(actionId, {}, learner.coach);
    const [action] = await list();
    expect(action).toMatchObject({ state: 'done', note: 'Sudah ke dinas' });
    expect(action!.changes).toHaveLength(2);
  });

  it('gives another day, and every earlier day is kept', async () => {
    const actionId = await agreed({ dueOn: '2033-03-10' });
    await tell(actionId, { kind: 'date', dueOn: '2033-03-17', note: 'Panen dulu' }, learner.coach);
    await tell(actionId, { kind: 'date', dueOn: '2033-03-24' });
    const [action] = await list();
    expect(action).toMatchObject({ dueOn: '2033-03-24', state: 'open' });
    expect(action!.changes).toMatchObject([
      { fromDueOn: '2033-03-10', toDueOn: '2033-03-17', note: 'Panen dulu' },
      { fromDueOn: '2033-03-17', toDueOn: '2033-03-24', note: null },
    ]);
  });

  it.each([
    [{ kind: 'date' }, '/body/dueOn'],
    [{ kind: 'lupa' }, '/body/kind'],
    [{ kind: 'done', dueOn: '2033-03-10' }, '/body/dueOn'],
  ])('with %j is a 422', async (more, pointer) => {
    const answer = await tell(await agreed(), more);
    expect(answer.statusCode).toBe(422);
    expect(answer.json().errors[0].pointer).toBe(pointer);
  });
});

describe('where it comes from', () => {
  const work = async () => {
    const id = newId();
    await test.db.query(
      `insert into every_submission (id, membership_id, cohort_id, step_id, state) values ($1, $2, $3, $4, 'returned')`,
      [id, learner.membershipId, learner.cohortId, learner.programme.steps['a1']],
    );
    return id;
  };

  it('is kept with a way back: a review for everybody, a conversation for its two alone', async () => {
    const submissionId = await work();
    await agreed({ source: { type: 'review', id: submissionId } });
    expect((await list(learner.officer))[0]!.source).toEqual({
      ...{ type: 'review', id: submissionId, title: 'Langkah a1', isOpen: true },
      stepId: learner.programme.steps['a1'],
    });
    const pairId = await pair(test.db, learner.membershipId, learner.coach.personId);
    await agreed({ source: { type: 'conversation', id: pairId } });
    const isOpen = async (as: TestPerson) =>
      (await list(as)).find(({ source }) => source?.type === 'conversation')!.source!.isOpen;
    expect(await Promise.all([learner.coach, learner.owner, learner.officer].map(isOpen))).toEqual([
      ...[true, true, false],
    ]);
  });

  it('a review that is restricted hides it from staff, not from her', async () => {
    const submissionId = await work();
    const id = await agreed({ source: { type: 'review', id: submissionId } });
    await test.db.query('select set_restricted($1, true)', [submissionId]);
    expect(await list(learner.coach)).toEqual([]);
    expect((await tell(id, {}, learner.coach)).statusCode).toBe(404);
    const people = await test.call({ url: '/api/v1/my-people', as: learner.coach });
    expect(people.body).not.toContain('Foto ulang');
    expect((await tell(id, {})).statusCode).toBe(200);
    expect(await list()).toMatchObject([{ state: 'done', source: { title: null, isOpen: false } }]);
  });

  it('the work of somebody else is none of hers', async () => {
    const submissionId = await work();
    const other = await makeLearner(test);
    const refused = await test.call({
      method: 'POST',
      url: `/api/v1/memberships/${other.membershipId}/agreed-actions`,
      payload: {
        ...{ id: newId(), what: 'Foto ulang', dueOn: '2033-03-10' },
        source: { type: 'review', id: submissionId },
      },
      as: other.coach,
    });
    expect(refused.json().errors[0].pointer).toBe('/body/source');
  });
});

it('an erasure takes the agreements along', async () => {
  const actionId = await agreed();
  await tell(actionId, {});
  await test.db.transaction((manager) =>
    test.app.get(Erasure, { strict: false }).run(manager, learner.owner.personId),
  );
  const left = await test.db.query('select 1 from agreed_action_change where action_id = $1', [
    actionId,
  ]);
  expect([left, await list(learner.coach)]).toEqual([[], []]);
});
