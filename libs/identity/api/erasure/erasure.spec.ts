import { Erasure } from '.';
import { IdentityApiModule } from '../identity-api.module';
import { makeOrganisation, makePerson, problemIn, type TestPerson } from '@pijar/identity/testing';
import { newId } from '@pijar/shared/api';
import { startTestApp, type TestApp } from '@pijar/shared/testing';

let t: TestApp;
let organisationId: string;
let siti: TestPerson;
let officer: TestPerson;
let stranger: TestPerson;
beforeAll(async () => {
  t = await startTestApp([IdentityApiModule]);
  organisationId = await makeOrganisation(t.db);
  officer = await makePerson(t.db, organisationId, ['officer']);
  stranger = await makePerson(t.db, await makeOrganisation(t.db), ['officer']);
});
beforeEach(async () => {
  siti = await makePerson(t.db, organisationId, ['participant'], {
    fullName: 'Siti Aminah',
    phone: '6281234567890',
    secret: '482915',
  });
});
afterAll(() => t.close());

const call = (method: 'GET' | 'POST' | 'DELETE', url: string, as?: TestPerson) =>
  t.call({ method, url, as });
const ask = (as?: TestPerson) => call('POST', '/api/v1/me/erasure', as);
const list = async (as: TestPerson, state = 'open') =>
  (await call('GET', `/api/v1/erasure-requests?state=${state}`, as)).json().items as {
    requestId: string;
    personId: string;
    fullName: string;
  }[];
const requestOf = async (person: TestPerson) =>
  (await list(officer)).find((item) => item.personId === person.personId)!.requestId;
const confirm = (requestId: string, as?: TestPerson) =>
  call('POST', `/api/v1/erasure-requests/${requestId}/confirm`, as);

describe('asking to be erased', () => {
  it('is asked once, seen and taken back', async () => {
    const first = await ask(siti);
    const second = await ask(siti);
    expect(second.json()).toEqual(first.json());
    expect((await call('GET', '/api/v1/session', siti)).json()).toMatchObject({
      erasureRequestedAt: first.json().requestedAt,
    });
    expect((await call('DELETE', '/api/v1/me/erasure', siti)).statusCode).toBe(204);
    expect((await call('GET', '/api/v1/me/erasure', siti)).json()).toEqual({ requestedAt: null });
    expect((await list(officer)).map((item) => item.personId)).not.toContain(siti.personId);
    expect(problemIn(await ask())).toBe('401 sign-in-needed');
  });

  it('is seen by officers of her organisation and by admins only', async () => {
    const admin = await makePerson(t.db, await makeOrganisation(t.db), ['admin']);
    await ask(siti);
    const ids = async (as: TestPerson) => (await list(as)).map((item) => item.personId);
    expect(await ids(officer)).toContain(siti.personId);
    expect(await ids(admin)).toContain(siti.personId);
    expect(await ids(stranger)).toEqual([]);
    for (const role of ['participant', 'facilitator', 'editor'] as const) {
      const other = await makePerson(t.db, organisationId, [role]);
      expect(problemIn(await call('GET', '/api/v1/erasure-requests', other))).toBe(
        '403 role-needed',
      );
    }
  });

  it('pages, and takes no cursor that is not its own', async () => {
    await ask(siti);
    await ask(await makePerson(t.db, organisationId, ['participant']));
    const first = (await call('GET', '/api/v1/erasure-requests?limit=1', officer)).json();
    const next = await call(
      'GET',
      `/api/v1/erasure-requests?limit=1&cursor=${first.next}`,
      officer,
    );
    expect(next.json().items[0].requestId > first.items[0].requestId).toBe(true);
    for (const cursor of ['x', btoa('[null,"1"]'), btoa('[1,2,3]')]) {
      expect(
        problemIn(await call('GET', `/api/v1/erasure-requests?cursor=${cursor}`, officer)),
      ).toBe('422 invalid /query/cursor:bad-cursor');
    }
  });
});

describe('erasing', () => {
  it('takes her out and leaves the figures', async () => {
    await t.db.query(
      `update person set region_code = '52.03.07.2001', village = 'Wanasaba', community = 'Desbumi',
              return_reason = 'x', kind = 'returnee' where id = $1`,
      [siti.personId],
    );
    await t.call({
      method: 'PUT',
      url: '/api/v1/me/consents/photo-shown',
      payload: { isGranted: true, textVersion: '2022-11' },
      as: siti,
    });
    await call('GET', '/api/v1/me/recovery-key', siti);
    await t.call({
      method: 'POST',
      url: '/api/v1/me/device',
      payload: { deviceId: newId(), waitingCount: 2, oldestWaitingAt: null, appVersion: 'A' },
      as: siti,
    });
    await ask(siti);
    const answer = await confirm(await requestOf(siti), officer);
    expect(answer.json()).toMatchObject({ state: 'confirmed', fullName: 'Peserta yang dihapus' });
    const [person] = await t.db.query('select * from person where id = $1', [siti.personId]);
    expect(person).toMatchObject({
      full_name: 'Peserta yang dihapus',
      phone: null,
      participant_number: null,
      sex: 'female',
      kind: 'returnee',
      region_code: '52.03',
      village: null,
      community: null,
      return_reason: null,
    });
    expect(person.erased_at).not.toBeNull();
    for (const table of [
      ...['account', 'session', 'known_device', 'activation_code', 'role_grant'],
      ...['recovery_key', 'device_contact'],
    ]) {
      const rows = await t.db.query(`select 1 from ${table} where person_id = $1`, [siti.personId]);
      expect([table, rows.length]).toEqual([table, 0]);
    }
    const kept = await t.db.query('select 1 from consent where person_id = $1', [siti.personId]);
    expect(kept).toHaveLength(1);
    expect(problemIn(await call('GET', '/api/v1/session', siti))).toBe('401 sign-in-needed');
    const log = await t.db.query('select * from audit_entry where subject_id = $1', [
      siti.personId,
    ]);
    expect(log.length).toBeGreaterThan(2);
    expect(JSON.stringify(log)).not.toMatch(/Siti|Aminah|6281234567890/);
  });

  it('runs the parts of all contexts, or nothing', async () => {
    const erased: string[] = [];
    const { personId: hers } = siti;
    t.app.get(Erasure).register('submissions', async (_manager, personId) => {
      erased.push(personId);
      if (personId === hers) throw new Error('the part is broken');
    });
    await ask(siti);
    const requestId = await requestOf(siti);
    expect((await confirm(requestId, officer)).statusCode).toBe(500);
    expect(erased).toEqual([hers]);
    expect((await call('GET', '/api/v1/session', siti)).json().fullName).toBe('Siti Aminah');
    expect((await list(officer)).map((item) => item.requestId)).toContain(requestId);
  });

  it('is for an officer of her organisation, somebody else than herself, once', async () => {
    const other = await makePerson(t.db, organisationId, ['officer']);
    await ask(siti);
    const requestId = await requestOf(siti);
    expect(problemIn(await confirm(requestId))).toBe('401 sign-in-needed');
    expect(problemIn(await confirm(requestId, siti))).toBe('403 role-needed');
    expect(problemIn(await confirm(requestId, stranger))).toBe('404 not-found');
    expect(problemIn(await confirm('no-id', officer))).toBe('404 not-found');
    const both = await Promise.all([confirm(requestId, officer), confirm(requestId, other)]);
    expect(both.map(problemIn).sort()).toEqual(['200', '409 already-decided']);
    await ask(officer);
    expect(problemIn(await confirm(await requestOf(officer), officer))).toBe('403 own-request');
  });

  it('leaves one admin', async () => {
    const admin = await makePerson(t.db, organisationId, ['admin'], { secret: 'padi di sawah' });
    await ask(admin);
    expect(problemIn(await confirm(await requestOf(admin), officer))).toBe('409 last-admin');
  });
});
