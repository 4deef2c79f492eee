import {
  leadsOnly,
  makeCast,
  makeCohort,
  makeMembership,
  staffOnly,
  statusesOf,
  type Cast,
} from '@pijar/cohorts/testing';
import { Erasure, IdentityApiModule, PersonalData } from '@pijar/identity/api';
import { makePerson } from '@pijar/identity/testing';
import { newId } from '@pijar/shared/api';
import { startTestApp, type TestApp } from '@pijar/shared/testing';
import { MembershipMoves, type MembershipMove } from '../access';
import { CohortsApiModule } from '../cohorts-api.module';

let test: TestApp;
let cast: Cast;
beforeAll(async () => {
  test = await startTestApp([IdentityApiModule, CohortsApiModule]);
});
afterAll(() => test.close());
beforeEach(async () => {
  cast = await makeCast(test);
});

const url = (path: string) => `/api/v1/memberships/${cast.membershipId}/${path}`;
const act = (verb: string, more: object = {}, as = cast.officer) =>
  test.call({
    method: 'POST',
    url: url(verb),
    payload: { requestId: newId(), version: 1, reason: 'Pulang ke orang tua', ...more },
    as,
  });
const changes = () =>
  test.db.query(
    `select from_state, to_state, reason, actor_id from membership_change where membership_id = $1 order by id`,
    [cast.membershipId],
  );

describe('the profile of a membership', () => {
  it('is seen by officers and present staff', async () => {
    expect(await statusesOf(test, cast, () => ({ method: 'GET', url: url('profile') }))).toEqual(
      staffOnly(),
    );
  });

  it('is a 404 for an id that is none', async () => {
    for (const id of [newId(), 'abc']) {
      const answer = await test.call({
        method: 'GET',
        url: `/api/v1/memberships/${id}/profile`,
        as: cast.officer,
      });
      expect(answer.statusCode).toBe(404);
    }
  });
});

describe('pausing, leaving and readmitting', () => {
  it.each(['pause', 'leave'])('%s is for those who lead the cohort', async (verb) => {
    const statuses = await statusesOf(test, cast, (who) => ({
      method: 'POST',
      url: url(verb),
      payload: { requestId: newId(), version: who === 'admin' ? 2 : 1, reason: 'sakit' },
    }));
    // The officer was first: the admin finds the state that she left.
    expect(statuses).toEqual({ ...leadsOnly(), admin: 409 });
  });

  it('keeps reason, actor, event and audit', async () => {
    expect((await act('pause')).json()).toMatchObject({
      state: 'paused',
      stateReason: 'Pulang ke orang tua',
      version: 2,
    });
    expect((await act('readmit', { version: 2, reason: 'Sudah kembali' })).json()).toMatchObject({
      state: 'active',
      stateReason: null,
      version: 3,
    });
    expect(await changes()).toEqual([
      {
        from_state: 'active',
        to_state: 'paused',
        reason: 'Pulang ke orang tua',
        actor_id: cast.officer.personId,
      },
      {
        from_state: 'paused',
        to_state: 'active',
        reason: 'Sudah kembali',
        actor_id: cast.officer.personId,
      },
    ]);
    const events = await test.db.query(
      `select payload from outbox_event where type = 'membership.changed' and payload->>'membershipId' = $1 order by id`,
      [cast.membershipId],
    );
    expect(events.map((row: { payload: object }) => row.payload)).toMatchObject([
      { from: 'active', to: 'paused' },
      { from: 'paused', to: 'active' },
    ]);
    const audit = await test.db.query(
      'select action from audit_entry where subject_id = $1 order by at',
      [cast.membershipId],
    );
    expect(audit.map((row: { action: string }) => row.action)).toEqual([
      'membership.paused',
      'membership.readmitted',
    ]);
  });

  it('happens once however often it is sent', async () => {
    const requestId = newId();
    const answers = await Promise.all([1, 2, 3].map(() => act('pause', { requestId })));
    expect(answers.map((answer) => answer.statusCode)).toEqual([200, 200, 200]);
    expect(await changes()).toHaveLength(1);
  });

  it('of two officers, the later is told what is now', async () => {
    await act('pause');
    expect((await act('leave')).json()).toMatchObject({
      status: 409,
      type: '/problems/changed-meanwhile',
      current: { state: 'paused', version: 2 },
    });
    expect((await act('pause', { version: 2 })).json()).toMatchObject({
      status: 409,
      type: '/problems/illegal-move',
    });
  });

  it('asks for a reason', async () => {
    expect((await act('pause', { reason: ' ' })).json()).toMatchObject({
      status: 422,
      errors: [{ pointer: '/body/reason' }],
    });
  });
});

describe('moving to another cohort', () => {
  let target: string;
  beforeEach(async () => {
    target = await makeCohort(test.db, cast.organisationId, cast.programme.programmeVersionId);
  });

  it('takes the membership along and tells the contexts that follow', async () => {
    const heard: MembershipMove[] = [];
    test.app.get(MembershipMoves).listen(async (_manager, move) => {
      heard.push(move);
    });
    const answer = await act('move', { cohortId: target });
    expect(answer.json()).toMatchObject({ cohort: { id: target }, state: 'active', version: 2 });
    expect(heard).toEqual([
      { membershipId: cast.membershipId, fromCohortId: cast.cohortId, toCohortId: target },
    ]);
    const profile = (as: { cookie: string }) =>
      test.call({ method: 'GET', url: url('profile'), as });
    expect((await profile(cast.coach)).statusCode).toBe(404);
    expect((await profile(cast.officer)).statusCode).toBe(200);
  });

  it('is for those who lead both cohorts', async () => {
    expect(
      await statusesOf(test, cast, (who) => ({
        method: 'POST',
        url: url('move'),
        payload: {
          requestId: newId(),
          version: who === 'admin' ? 2 : 1,
          cohortId: who === 'admin' ? cast.cohortId : target,
          reason: 'pindah rumah',
        },
      })),
    ).toEqual(leadsOnly());
    const other = await makeCast(test);
    expect((await act('move', { cohortId: other.cohortId, version: 3 })).statusCode).toBe(404);
  });

  it('needs the same programme version, a running cohort, and that she is not in it', async () => {
    const otherProgramme = (await makeCast(test)).programme.programmeVersionId;
    const elsewhere = await makeCohort(test.db, cast.organisationId, otherProgramme);
    expect((await act('move', { cohortId: elsewhere })).json().type).toBe(
      '/problems/other-programme-version',
    );
    await makeMembership(test, target, cast.participant.personId);
    expect((await act('move', { cohortId: target })).json().type).toBe('/problems/already-member');
    await test.db.query(`update cohort set state = 'closed' where id = $1`, [target]);
    expect((await act('move', { cohortId: target })).json().type).toBe('/problems/cohort-closed');
  });
});

describe('what follows the person', () => {
  it('an erasure ends memberships and takes what officers wrote', async () => {
    await act('pause');
    await test.db.transaction((manager) =>
      test.app.get(Erasure).run(manager, cast.participant.personId),
    );
    const [row] = await test.db.query('select state, state_reason from membership where id = $1', [
      cast.membershipId,
    ]);
    expect(row).toEqual({ state: 'left', state_reason: null });
    expect((await changes()).every((change: { reason: null }) => change.reason === null)).toBe(
      true,
    );
  });

  it('her own data name her cohorts', async () => {
    const person = await makePerson(test.db, cast.organisationId, ['participant']);
    await makeMembership(test, cast.cohortId, person.personId);
    let json = '';
    for await (const part of test.app.get(PersonalData).json(test.db.manager, person.personId)) {
      json += part;
    }
    expect(JSON.parse(json).cohorts.memberships).toMatchObject([
      { state: 'active', place: 'Aikmel', changes: [] },
    ]);
  });
});
