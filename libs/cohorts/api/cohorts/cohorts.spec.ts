import { leadsOnly, makeCast, staffOnly, statusesOf, type Cast } from '@pijar/cohorts/testing';
import { IdentityApiModule } from '@pijar/identity/api';
import { makePerson } from '@pijar/identity/testing';
import { newId } from '@pijar/shared/api';
import { startTestApp, type TestApp } from '@pijar/shared/testing';
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

const draft = (more: object = {}) => ({
  id: newId(),
  programmeVersionId: cast.programme.programmeVersionId,
  name: 'Angkatan 3',
  place: 'Aikmel',
  regionCode: '52.03',
  startsOn: '2026-03-01',
  endsOn: '2026-06-30',
  ...more,
});
const create = (payload: object, as = cast.officer) =>
  test.call({ method: 'POST', url: '/api/v1/cohorts', payload, as });

describe('a new cohort', () => {
  it('takes its organisation from the officer and its time zone from the province', async () => {
    const answer = await create(draft());
    expect(answer.statusCode).toBe(201);
    expect(answer.json()).toMatchObject({
      timeZone: 'Asia/Makassar',
      organisation: { id: cast.organisationId },
      relation: 'leads',
      stages: [{ code: 'internalisasi' }, { code: 'orientasi' }, { code: 'mastery' }],
      staff: [],
    });
  });

  it('is made once however often it is sent', async () => {
    const payload = draft();
    const [first, second] = await Promise.all([create(payload), create(payload)]);
    expect([first.statusCode, second.statusCode]).toEqual([201, 201]);
    expect(first.json()).toEqual(second.json());
  });

  it.each([
    [{ endsOn: '2026-02-01' }, '/body/endsOn', 'ends-before-start'],
    [{ regionCode: '99.99' }, '/body/regionCode', 'unknown-region'],
    [{ name: ' ' }, '/body/name', 'too-small'],
    [{ programmeVersionId: newId() }, '/body/programmeVersionId', 'not-published'],
    [{ colour: 'red' }, '/body/colour', 'unrecognized-keys'],
  ])('with %j is a 422', async (more, pointer, code) => {
    const answer = await create(draft(more));
    expect(answer.statusCode).toBe(422);
    expect(answer.json().errors).toMatchObject([{ pointer, code }]);
  });

  it('is for officers of the organisation and admins', async () => {
    const statuses = await statusesOf(test, cast, () => ({
      method: 'POST',
      url: '/api/v1/cohorts',
      payload: draft({ organisationId: cast.organisationId }),
    }));
    expect(statuses).toEqual({ ...leadsOnly(201), otherOfficer: 422 });
  });
});

describe('a cohort', () => {
  const url = () => `/api/v1/cohorts/${cast.cohortId}`;

  it('is seen by its officers and present staff', async () => {
    expect(await statusesOf(test, cast, () => ({ method: 'GET', url: url() }))).toEqual(
      staffOnly(),
    );
  });

  it('is listed to the same people', async () => {
    const idsFor = async (as: { cookie: string }) =>
      (await test.call({ method: 'GET', url: '/api/v1/cohorts?limit=100', as }))
        .json()
        .items.map((row: { id: string }) => row.id);
    expect(await idsFor(cast.officer)).toEqual([cast.cohortId]);
    expect(await idsFor(cast.coach)).toEqual([cast.cohortId]);
    expect(await idsFor(cast.formerCoach)).toEqual([]);
    expect(await idsFor(cast.otherOfficer)).toEqual([]);
    expect(await idsFor(cast.admin)).toContain(cast.cohortId);
  });

  it('is listed page by page, each once, with its people counted', async () => {
    for (let i = 0; i < 4; i += 1) await create(draft({ name: `Angkatan ${i}` }));
    const seen: string[] = [];
    let cursor = '';
    do {
      const page = (
        await test.call({
          method: 'GET',
          url: `/api/v1/cohorts?limit=2${cursor && `&cursor=${cursor}`}`,
          as: cast.officer,
        })
      ).json();
      seen.push(...page.items.map((row: { id: string }) => row.id));
      cursor = page.next ?? '';
    } while (cursor);
    expect(seen).toHaveLength(5);
    expect(new Set(seen).size).toBe(5);
    const { items } = (
      await test.call({ method: 'GET', url: '/api/v1/cohorts', as: cast.officer })
    ).json();
    expect(items.find((row: { id: string }) => row.id === cast.cohortId).people).toEqual({
      total: 1,
      invited: 0,
      active: 1,
      paused: 0,
      completed: 0,
      left: 0,
    });
  });

  it.each(['nonsense', Buffer.from('["x","y"]').toString('base64url')])(
    'refuses the cursor %s',
    async (cursor) => {
      const answer = await test.call({
        method: 'GET',
        url: `/api/v1/cohorts?cursor=${cursor}`,
        as: cast.officer,
      });
      expect(answer.statusCode).toBe(422);
    },
  );

  const change = (payload: object, as = cast.officer) =>
    test.call({ method: 'PATCH', url: url(), payload, as });

  it('is changed by those who lead it', async () => {
    let version = 1;
    const statuses = await statusesOf(test, cast, (who) => ({
      method: 'PATCH',
      url: url(),
      payload: { version: who === 'admin' ? ++version : version, place: 'Masbagik' },
    }));
    expect(statuses).toEqual(leadsOnly());
  });

  it('changed meanwhile answers 409 with what it is now', async () => {
    await change({ version: 1, name: 'Satu' });
    const late = await change({ version: 1, name: 'Dua' });
    expect(late.statusCode).toBe(409);
    expect(late.json()).toMatchObject({
      type: '/problems/changed-meanwhile',
      current: { name: 'Satu', version: 2 },
    });
  });

  it('keeps its programme version while somebody is in it', async () => {
    const other = await makeCast(test);
    const answer = await change({
      version: 1,
      programmeVersionId: other.programme.programmeVersionId,
    });
    expect(answer.json()).toMatchObject({ status: 409, type: '/problems/has-members' });
  });

  it('closed takes no change until it is opened again', async () => {
    const post = (verb: string, version: number) =>
      test.call({
        method: 'POST',
        url: `${url()}/${verb}`,
        payload: { version },
        as: cast.officer,
      });
    expect((await post('close', 1)).json()).toMatchObject({ state: 'closed', version: 2 });
    expect((await change({ version: 2, name: 'x' })).json().type).toBe('/problems/cohort-closed');
    expect((await post('reopen', 2)).json()).toMatchObject({ state: 'running', version: 3 });
    expect((await change({ version: 3, name: 'x' })).statusCode).toBe(200);
  });
});

describe('the choices for a new cohort', () => {
  it('are for those who can make one', async () => {
    const url = '/api/v1/cohorts/choices';
    expect(await statusesOf(test, cast, () => ({ method: 'GET', url }))).toEqual({
      ...leadsOnly(),
      otherOfficer: 200,
    });
    const choices = (await test.call({ method: 'GET', url, as: cast.officer })).json();
    expect(choices.organisations).toEqual([{ id: cast.organisationId, name: expect.any(String) }]);
    expect(choices.programmeVersions).toContainEqual({
      id: cast.programme.programmeVersionId,
      title: 'PIJAR Uji',
      number: 1,
    });
  });
});

describe('the staff of a cohort', () => {
  const staffUrl = (personId: string) => `/api/v1/cohorts/${cast.cohortId}/staff/${personId}`;

  it('is set and ended by those who lead the cohort', async () => {
    const helper = await makePerson(test.db, cast.organisationId, ['facilitator']);
    expect(
      await statusesOf(test, cast, () => ({
        method: 'PUT',
        url: staffUrl(helper.personId),
        payload: { part: 'expert' },
      })),
    ).toEqual(leadsOnly());
    const seen = () =>
      test.call({ method: 'GET', url: `/api/v1/cohorts/${cast.cohortId}`, as: helper });
    expect((await seen()).json()).toMatchObject({ relation: 'staff' });
    expect(
      await statusesOf(test, cast, () => ({ method: 'DELETE', url: staffUrl(helper.personId) })),
    ).toEqual(leadsOnly());
    expect((await seen()).statusCode).toBe(404);
  });

  it('takes a former coach back', async () => {
    const answer = await test.call({
      method: 'PUT',
      url: staffUrl(cast.formerCoach.personId),
      payload: { part: 'cofacilitator' },
      as: cast.officer,
    });
    expect(answer.json().staff).toContainEqual(
      expect.objectContaining({ personId: cast.formerCoach.personId, part: 'cofacilitator' }),
    );
  });

  it('is nobody who is no facilitator of the organisation', async () => {
    const stranger = await makePerson(test.db, cast.otherOfficer.organisationId, ['facilitator']);
    for (const person of [stranger, cast.participant]) {
      const answer = await test.call({
        method: 'PUT',
        url: staffUrl(person.personId),
        payload: { part: 'coach' },
        as: cast.officer,
      });
      expect(answer.statusCode).toBe(404);
    }
  });

  it('is chosen from facilitators who are not on it', async () => {
    const url = `/api/v1/cohorts/${cast.cohortId}/staff-candidates`;
    expect(await statusesOf(test, cast, () => ({ method: 'GET', url }))).toEqual(leadsOnly());
    const { items } = (await test.call({ method: 'GET', url, as: cast.officer })).json();
    expect(items.map((row: { personId: string }) => row.personId)).toEqual([
      cast.formerCoach.personId,
    ]);
  });
});
