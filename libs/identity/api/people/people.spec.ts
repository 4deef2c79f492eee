import { People } from '.';
import { IdentityApiModule } from '../identity-api.module';
import type { Actor, NewPerson, PersonEdit } from '@pijar/identity/contracts';
import { makeOrganisation, makePerson, problemIn, type TestPerson } from '@pijar/identity/testing';
import { startTestApp, type TestApp } from '@pijar/shared/testing';

let t: TestApp;
let organisationId: string;
let officer: TestPerson;
let admin: TestPerson;
let stranger: TestPerson;
let siti: TestPerson;
beforeAll(async () => {
  t = await startTestApp([IdentityApiModule]);
  organisationId = await makeOrganisation(t.db);
  const elsewhere = await makeOrganisation(t.db);
  officer = await makePerson(t.db, organisationId, ['officer']);
  admin = await makePerson(t.db, elsewhere, ['admin'], { secret: 'padi di sawah' });
  stranger = await makePerson(t.db, elsewhere, ['officer']);
});
beforeEach(async () => {
  siti = await makePerson(t.db, organisationId, ['participant'], {
    fullName: 'Siti Aminah',
    secret: '482915',
  });
});
afterAll(() => t.close());

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT';
const call = (method: Method, url: string, as?: TestPerson, payload?: object) =>
  t.call({ method, url, as, payload });
const about = (person: TestPerson, rest = '') => `/api/v1/people/${person.personId}${rest}`;
const actorOf = (person: TestPerson, roles: Actor['roles']): Actor => ({
  ...person,
  roles,
  locale: 'id',
});

describe('every operation on a person', () => {
  const operations: [Method, string, object | undefined][] = [
    ['GET', '', undefined],
    ['PATCH', '', { version: 1 }],
    ['POST', '/code', undefined],
    ['POST', '/disable', undefined],
    ['POST', '/enable', undefined],
    ['GET', '/consents', undefined],
    ['PUT', '/consents/photo-shown', { isGranted: true, textVersion: '2022-11' }],
  ];

  it.each(operations)('%s %s opens to her officers and to admins', async (method, rest, body) => {
    const answers = async (as?: TestPerson) =>
      problemIn(await call(method, about(siti, rest), as, body));
    const former = await makePerson(t.db, organisationId, ['facilitator']);
    expect(await answers()).toBe('401 sign-in-needed');
    expect(await answers(siti)).toBe('403 role-needed');
    expect(await answers(former)).toBe('403 role-needed');
    expect(await answers(stranger)).toBe('404 not-found');
    expect(await answers(officer)).toMatch(/^20[04]$/);
    expect(await answers(admin)).toMatch(/^20[04]$/);
  });

  it.each(operations)('%s %s does not let officers reach staff', async (method, rest, body) => {
    const colleague = await makePerson(t.db, organisationId, ['officer']);
    const both = await makePerson(t.db, organisationId, ['participant', 'facilitator']);
    for (const person of [colleague, both, officer]) {
      expect(problemIn(await call(method, about(person, rest), officer, body))).toBe(
        '404 not-found',
      );
    }
  });
});

describe('editing a person', () => {
  const edit = (body: Partial<PersonEdit>, as = officer) =>
    call('PATCH', about(siti), as, { version: 1, ...body });

  it('changes what is named and writes down that, not what', async () => {
    const answer = await edit({
      fullName: '  Siti\u202e Aminah  ',
      phone: '0812 9999 8888',
      community: 'Desbumi',
    });
    expect(answer.json()).toMatchObject({
      fullName: 'Siti Aminah',
      phone: '6281299998888',
      community: 'Desbumi',
      sex: 'female',
      version: 2,
    });
    const log = (await t.db.query('select action, detail from audit_entry where subject_id = $1', [
      siti.personId,
    ])) as { action: string }[];
    expect(log.map((row) => row.action).sort()).toEqual(['person.edited', 'person.phone-changed']);
    expect(JSON.stringify(log)).not.toContain('6281299998888');
  });

  it('refuses what somebody else changed meanwhile, and shows it', async () => {
    await edit({ community: 'Desbumi' });
    const late = await edit({ community: 'Kabarbumi' });
    expect(problemIn(late)).toBe('409 changed-meanwhile');
    expect(late.json().current).toMatchObject({ community: 'Desbumi', version: 2 });
  });

  it.each([
    [{ fullName: 'D\'Ar "Ci" 🌸 \u200fمريم' }, '200'],
    [{ fullName: 'x'.repeat(300) }, '422 invalid /body/fullName:too-big'],
    [{ fullName: '   ' }, '422 invalid /body/fullName:too-small'],
    [{ fullName: 'a\tb' }, '422 invalid /body/fullName:control-characters'],
    [{ fullName: 'a\u0000b' }, '400 bad-text'],
    [{ phone: '12' }, '422 invalid /body/phone:phone-format'],
    [{ regionCode: '520307' }, '422 invalid /body/regionCode:invalid-format'],
    [{ isAdmin: true }, '422 invalid /body/isAdmin:unrecognized-keys'],
    [{ version: 'one' }, '422 invalid /body/version:invalid-type'],
  ])('answers %j with %s', async (body, problem) => {
    expect(problemIn(await edit(body as Partial<PersonEdit>))).toBe(problem);
  });
});

describe('codes', () => {
  it('are made for one, told once, and show in her state', async () => {
    const answer = await call('POST', about(siti, '/code'), officer);
    expect(answer.json()).toMatchObject({
      personId: siti.personId,
      purpose: 'reset',
      whatsappUrl: null,
    });
    expect(answer.json().code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    expect((await call('GET', about(siti), officer)).json()).toMatchObject({
      accountState: 'active',
      codeExpiresAt: answer.json().expiresAt,
    });
  });

  it('for a lost phone stop the old PIN and the sessions at once', async () => {
    await call('POST', about(siti, '/code'), officer, { isOldSecretStopped: true });
    expect((await t.call({ url: '/api/v1/session', as: siti })).statusCode).toBe(401);
    const signIn = await t.call({
      method: 'POST',
      url: '/api/v1/session',
      payload: { identifier: siti.participantNumber, secret: '482915' },
    });
    expect(problemIn(signIn)).toBe('401 wrong-secret');
    expect((await call('GET', about(siti), officer)).json().accountState).toBe('invited');
  });

  it('are made for a sheet, in its order, all or none', async () => {
    const other = await makePerson(t.db, organisationId, ['participant']);
    const issue = (people: TestPerson[], as = officer) =>
      call('POST', '/api/v1/people/codes', as, { personIds: people.map((one) => one.personId) });
    const answer = await issue([other, siti]);
    expect(answer.json().items.map((item: { personId: string }) => item.personId)).toEqual([
      other.personId,
      siti.personId,
    ]);
    expect(problemIn(await issue([siti, stranger]))).toBe('404 not-found');
    expect(problemIn(await issue([siti], stranger))).toBe('404 not-found');
    expect(problemIn(await issue([siti], siti))).toBe('403 role-needed');
    expect(problemIn(await issue([]))).toBe('422 invalid /body/personIds:too-small');
  });

  it('are not made for a disabled account', async () => {
    await call('POST', about(siti, '/disable'), officer);
    expect(problemIn(await call('POST', about(siti, '/code'), officer))).toBe(
      '409 account-disabled',
    );
  });
});

describe('disabling', () => {
  it('ends her sessions and codes; enabling lets her in again', async () => {
    await call('POST', about(siti, '/code'), officer);
    const answer = await call('POST', about(siti, '/disable'), officer);
    expect(answer.json()).toMatchObject({ accountState: 'disabled', codeExpiresAt: null });
    expect((await t.call({ url: '/api/v1/session', as: siti })).statusCode).toBe(401);
    expect((await call('POST', about(siti, '/enable'), officer)).json().accountState).toBe(
      'active',
    );
  });

  it('leaves one admin', async () => {
    expect(problemIn(await call('POST', about(admin, '/disable'), admin))).toBe('409 last-admin');
  });
});

describe('consent on paper', () => {
  it('names who wrote it down', async () => {
    await call('PUT', about(siti, '/consents/photo-shown'), officer, {
      isGranted: true,
      textVersion: '2022-11',
    });
    const items = (await call('GET', about(siti, '/consents'), officer)).json().items;
    expect(items[3]).toMatchObject({
      purpose: 'photo-shown',
      isGranted: true,
      isRecordedByMe: false,
    });
    const [row] = await t.db.query(
      `select actor_id from audit_entry where subject_id = $1 and action = 'consent.given'`,
      [siti.personId],
    );
    expect(row.actor_id).toBe(officer.personId);
  });
});

describe('the list of people', () => {
  const names = async (query: string, as = officer) =>
    (await call('GET', `/api/v1/people?${query}`, as))
      .json()
      .items.map((item: { fullName: string }) => item.fullName) as string[];

  it('finds by part of a name, number and phone, in the own organisation', async () => {
    const wati = await makePerson(t.db, organisationId, ['participant'], {
      fullName: 'Wati 100% Jaya_Abadi',
      phone: '6281355556666',
    });
    expect(await names('search=wati')).toEqual(['Wati 100% Jaya_Abadi']);
    expect(await names('search=100%25')).toEqual(['Wati 100% Jaya_Abadi']);
    expect(await names('search=a_Abadi')).toEqual(['Wati 100% Jaya_Abadi']);
    expect(await names('search=a_abady')).toEqual([]);
    expect(await names(`search=${wati.participantNumber!.toLowerCase()}`)).toEqual([
      'Wati 100% Jaya_Abadi',
    ]);
    expect(await names('search=0813-5555-6666')).toEqual(['Wati 100% Jaya_Abadi']);
    expect(await names('search=wati', stranger)).toEqual([]);
    expect(await names('search=wati', admin)).toEqual(['Wati 100% Jaya_Abadi']);
    expect(await names(`organisationId=${organisationId}`, stranger)).toEqual([]);
    expect(problemIn(await call('GET', '/api/v1/people', siti))).toBe('403 role-needed');
  });

  it('pages through everybody once', async () => {
    for (const fullName of ['Ani', 'Ani', 'Budi']) {
      await makePerson(t.db, stranger.organisationId, ['participant'], { fullName });
    }
    const seen: string[] = [];
    let cursor = '';
    do {
      const page = (await call('GET', `/api/v1/people?limit=1${cursor}`, stranger)).json();
      seen.push(...page.items.map((item: { personId: string }) => item.personId));
      cursor = page.next && `&cursor=${page.next}`;
    } while (cursor);
    expect(new Set(seen).size).toBe(3);
    expect(seen).toHaveLength(3);
  });
});

describe('People', () => {
  const add = (people: Partial<NewPerson>[], actor = actorOf(officer, ['officer'])) =>
    t.db.transaction((manager) =>
      t.app
        .get(People)
        .addParticipants(manager, actor, organisationId, people as Pick<NewPerson, 'fullName'>[]),
    );

  it('adds many, each with a number of her own, in the order given', async () => {
    const fullNames = Array.from({ length: 200 }, (_, n) => `Peserta ${n}`);
    const added = await add(fullNames.map((fullName) => ({ fullName, village: 'Wanasaba' })));
    expect(new Set(added.map((one) => one.participantNumber)).size).toBe(200);
    const rows = (await t.db.query(
      `select p.id, p.full_name, p.village, p.sex, a.secret_kind, r.role from person p
         join account a on a.person_id = p.id join role_grant r on r.person_id = p.id
        where p.id = any($1) order by p.id`,
      [added.map((one) => one.personId)],
    )) as { id: string; full_name: string }[];
    expect(rows.map((row) => row.full_name)).toEqual(fullNames);
    expect(rows[0]).toMatchObject({
      village: 'Wanasaba',
      sex: 'unknown',
      secret_kind: 'pin',
      role: 'participant',
    });
  });

  it('adds to the own organisation only', async () => {
    const people = [{ fullName: 'Ani' }];
    await expect(add(people, actorOf(stranger, ['officer']))).rejects.toThrow('not-found');
    await expect(add(people, actorOf(officer, ['facilitator']))).rejects.toThrow('not-found');
    await expect(add(people, actorOf(admin, ['admin']))).resolves.toHaveLength(1);
  });

  it('finds who is there already, by phone or name', async () => {
    const [known] = await add([{ fullName: 'Nur  Hidayah', phone: '6285711112222' }]);
    const found = await t.app.get(People).findDuplicates(t.db.manager, organisationId, [
      { fullName: 'Somebody Else', phone: null },
      { fullName: ' nur hidayah', phone: '6285711112222' },
      { fullName: 'NUR HIDAYAH', phone: null },
      { fullName: 'Her Daughter', phone: '6285711112222' },
    ]);
    expect(found.map((one) => [one.index, one.personId, one.isSameName, one.isSamePhone])).toEqual([
      [1, known!.personId, true, true],
      [2, known!.personId, true, false],
      [3, known!.personId, false, true],
    ]);
  });
});
