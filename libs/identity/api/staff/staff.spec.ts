import { FirstAdmin } from '../first-admin';
import { IdentityApiModule } from '../identity-api.module';
import { makeOrganisation, makePerson, problemIn, type TestPerson } from '@pijar/identity/testing';
import { startTestApp, type TestApp } from '@pijar/shared/testing';

let t: TestApp;
let organisationId: string;
let admin: TestPerson;
let officer: TestPerson;
beforeAll(async () => {
  t = await startTestApp([IdentityApiModule]);
  organisationId = await makeOrganisation(t.db, 'Kabar Bumi');
  admin = await makePerson(t.db, await makeOrganisation(t.db), ['admin'], {
    secret: 'padi di sawah',
  });
  officer = await makePerson(t.db, organisationId, ['officer'], { fullName: 'Rohana' });
});
afterAll(() => t.close());

const call = (method: 'GET' | 'POST' | 'PATCH', url: string, as?: TestPerson, payload?: object) =>
  t.call({ method, url, as, payload });
const newStaff = (more: object = {}) => ({
  organisationId,
  fullName: 'Bu Sekar',
  username: 'sekar',
  roles: ['facilitator'],
  ...more,
});
const create = (more: object, as?: TestPerson) => call('POST', '/api/v1/staff', as, newStaff(more));
const edit = (personId: string, body: object, as?: TestPerson) =>
  call('PATCH', `/api/v1/staff/${personId}`, as, body);

describe('staff accounts', () => {
  it('are made by admins, with a code that opens them', async () => {
    const answer = await create({ username: ' Sekar.A ' }, admin);
    expect(answer.statusCode).toBe(201);
    const { staff, issued } = answer.json();
    expect(staff).toMatchObject({
      username: 'sekar.a',
      organisationName: 'Kabar Bumi',
      roles: ['facilitator'],
      accountState: 'invited',
    });
    const opened = await t.call({
      method: 'POST',
      url: '/api/v1/activations',
      payload: { code: issued.code, secret: 'hujan di bulan juni' },
    });
    expect(opened.json()).toMatchObject({ personId: staff.personId, username: 'sekar.a' });
  });

  it('are made by nobody else', async () => {
    expect(problemIn(await create({}))).toBe('401 sign-in-needed');
    for (const role of ['participant', 'facilitator', 'officer', 'editor'] as const) {
      const other = await makePerson(t.db, organisationId, [role]);
      expect(problemIn(await create({}, other))).toBe('403 role-needed');
    }
  });

  it.each([
    [{ username: 'dobel' }, '422 invalid /body/username:taken'],
    [{ username: 'x' }, '422 invalid /body/username:invalid-format'],
    [
      { organisationId: '01890000-0000-7000-8000-000000000000' },
      '422 invalid /body/organisationId:unknown',
    ],
    [{ roles: [] }, '422 invalid /body/roles:too-small'],
    [{ roles: ['participant'] }, '422 invalid /body/roles/0:invalid-value'],
    [{ fullName: 'x'.repeat(121) }, '422 invalid /body/fullName:too-big'],
  ])('refuse %j', async (more, problem) => {
    await create({ username: 'dobel' }, admin);
    expect(problemIn(await create(more, admin))).toBe(problem);
  });

  it('change roles and organisation, at once', async () => {
    const person = await makePerson(t.db, organisationId, ['officer']);
    const answer = await edit(
      person.personId,
      { version: 1, roles: ['editor', 'facilitator'] },
      admin,
    );
    expect(answer.json()).toMatchObject({ roles: ['editor', 'facilitator'], version: 2 });
    expect(problemIn(await call('GET', '/api/v1/people', person))).toBe('403 role-needed');
    expect(problemIn(await edit(person.personId, { version: 1, roles: ['admin'] }, admin))).toBe(
      '409 changed-meanwhile',
    );
    const [entry] = await t.db.query(
      `select detail from audit_entry where subject_id = $1 and action = 'staff.roles-changed'`,
      [person.personId],
    );
    expect(entry.detail).toEqual({ from: ['officer'], to: ['editor', 'facilitator'] });
  });

  it('are not changed by or as others', async () => {
    const participant = await makePerson(t.db, organisationId, ['participant']);
    expect(problemIn(await edit(officer.personId, { version: 1, roles: ['admin'] }, officer))).toBe(
      '403 role-needed',
    );
    expect(problemIn(await edit(officer.personId, { version: 1 }))).toBe('401 sign-in-needed');
    expect(
      problemIn(await edit(participant.personId, { version: 1, roles: ['admin'] }, admin)),
    ).toBe('404 not-found');
  });

  it('keep one admin, also when two give up at the same time', async () => {
    const stepDown = (person: TestPerson) =>
      edit(person.personId, { version: 1, roles: ['editor'] }, admin);
    expect(problemIn(await stepDown(admin))).toBe('409 last-admin');
    const others = [
      await makePerson(t.db, organisationId, ['admin'], { secret: 'padi di sawah' }),
      await makePerson(t.db, organisationId, ['admin'], { secret: 'padi di sawah' }),
    ];
    await t.db.query('update account set disabled_at = now() where person_id = $1', [
      admin.personId,
    ]);
    const both = await Promise.all(
      others.map((person) => edit(person.personId, { version: 1, roles: ['editor'] }, person)),
    );
    await t.db.query('update account set disabled_at = null where person_id = $1', [
      admin.personId,
    ]);
    expect(both.map(problemIn).sort()).toEqual(['200', '409 last-admin']);
  });

  it('are listed, searched and filtered; officers see their own organisation', async () => {
    const names = async (query: string, as: TestPerson) =>
      (await call('GET', `/api/v1/staff?${query}`, as))
        .json()
        .items.map((item: { fullName: string }) => item.fullName);
    expect(await names('search=rohan', admin)).toEqual(['Rohana']);
    expect(await names('search=rohan&role=editor', admin)).toEqual([]);
    const [mine, all] = [await names('', officer), await names('limit=100', admin)];
    expect(mine).toContain('Rohana');
    expect(all.length).toBeGreaterThan(mine.length);
    expect(
      problemIn(
        await call('GET', '/api/v1/staff', await makePerson(t.db, organisationId, ['facilitator'])),
      ),
    ).toBe('403 role-needed');
  });

  it('get a reset code from admins', async () => {
    const answer = await call('POST', `/api/v1/people/${officer.personId}/code`, admin);
    expect(answer.json()).toMatchObject({ purpose: 'reset', personId: officer.personId });
  });
});

describe('organisations', () => {
  const url = '/api/v1/organisations';

  it('are made, listed and changed by admins', async () => {
    const made = await call('POST', url, admin, {
      name: 'Desbumi Jember',
      contactPhone: '0812 1111 2222',
    });
    expect(made.statusCode).toBe(201);
    expect(made.json()).toMatchObject({
      contactPhone: '6281211112222',
      participantCount: 0,
      version: 1,
    });
    const { organisationId: id } = made.json();
    const changed = await call('PATCH', `${url}/${id}`, admin, {
      version: 1,
      helpNote: 'Senin–Jumat\n08.00–16.00',
    });
    expect(changed.json()).toMatchObject({ helpNote: 'Senin–Jumat\n08.00–16.00', version: 2 });
    const list = await call('GET', `${url}?search=jember`, admin);
    expect(list.json().items).toEqual([changed.json()]);
  });

  it('have a name of their own', async () => {
    expect(problemIn(await call('POST', url, admin, { name: 'KABAR bumi' }))).toBe(
      '422 invalid /body/name:taken',
    );
    const made = (await call('POST', url, admin, { name: 'Lain' })).json();
    const answer = await call('PATCH', `${url}/${made.organisationId}`, admin, {
      version: 1,
      name: 'Kabar Bumi',
    });
    expect(problemIn(answer)).toBe('422 invalid /body/name:taken');
  });

  it('refuse late changes, unknown ids and everybody else', async () => {
    const made = (await call('POST', url, admin, { name: 'Ganda' })).json();
    const change = (as?: TestPerson, id = made.organisationId, version = 1) =>
      call('PATCH', `${url}/${id}`, as, { version, contactName: 'Bu Ani' });
    expect(problemIn(await change(officer))).toBe('403 role-needed');
    expect(problemIn(await change())).toBe('401 sign-in-needed');
    expect(problemIn(await change(admin, '01890000-0000-7000-8000-000000000000'))).toBe(
      '404 not-found',
    );
    expect((await change(admin)).statusCode).toBe(200);
    expect(problemIn(await change(admin))).toBe('409 changed-meanwhile');
    expect(problemIn(await call('GET', url, officer))).toBe('403 role-needed');
    expect(problemIn(await call('POST', url, officer, { name: 'X' }))).toBe('403 role-needed');
  });
});

describe('the audit log', () => {
  it('is read by admins, newest first, by person, subject and action', async () => {
    const { staff } = (await create({ username: 'catatan' }, admin)).json();
    const page = async (query: string) =>
      (await call('GET', `/api/v1/audit?${query}`, admin)).json() as {
        items: { action: string; actorName: string; subjectName: string; at: string }[];
        next: string | null;
      };
    const about = await page(`subjectId=${staff.personId}`);
    expect(about.items.map((item) => item.action)).toEqual(['person.code-issued', 'staff.created']);
    expect(about.items[1]).toMatchObject({
      subjectName: 'Bu Sekar',
      detail: { roles: ['facilitator'] },
    });
    expect(
      (await page('action=organisation.')).items.every((item) =>
        item.action.startsWith('organisation.'),
      ),
    ).toBe(true);
    const first = await page(`personId=${admin.personId}&limit=1`);
    const second = await page(`personId=${admin.personId}&limit=1&cursor=${first.next}`);
    expect(second.items[0]!.at <= first.items[0]!.at).toBe(true);
    expect(second.items[0]).not.toEqual(first.items[0]);
  });

  it('is closed to everybody else', async () => {
    expect(problemIn(await call('GET', '/api/v1/audit'))).toBe('401 sign-in-needed');
    for (const role of ['participant', 'facilitator', 'officer', 'editor'] as const) {
      const other = await makePerson(t.db, organisationId, [role]);
      expect(problemIn(await call('GET', '/api/v1/audit', other))).toBe('403 role-needed');
    }
  });
});

describe('the first admin', () => {
  it('is made once where the demo is off, with a new link at each start until it is used', async () => {
    const real = await startTestApp([IdentityApiModule], {
      PIJAR_DEMO: 'off',
      PUBLIC_URL: 'https://pijar.example',
    });
    const ensure = () => real.app.get(FirstAdmin).ensure();
    const links = [...(await Promise.all([ensure(), ensure()])), await ensure()];
    expect(new Set(links).size).toBe(3);
    const last = links[2]!;
    expect(last).toMatch(/^https:\/\/pijar\.example\/aktivasi#kode=[0-9A-Z-]{14}$/);
    const activate = (link: string) =>
      real.call({
        method: 'POST',
        url: '/api/v1/activations',
        payload: { code: link.split('=')[1], secret: 'hujan di bulan juni' },
      });
    const answer = await activate(last);
    expect(answer.json()).toMatchObject({ username: 'admin', roles: ['admin'] });
    expect(problemIn(await activate(links[0]!))).toBe('410 code-replaced');
    expect(await ensure()).toBeNull();
    await real.close();
  });

  it('is not made in the demo', async () => {
    expect(await t.app.get(FirstAdmin).ensure()).toBeNull();
  });
});
