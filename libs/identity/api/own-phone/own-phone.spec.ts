import { IdentityApiModule } from '../identity-api.module';
import { makeOrganisation, makePerson, problemIn, type TestPerson } from '@pijar/identity/testing';
import { newId } from '@pijar/shared/api';
import { startTestApp, type TestApp } from '@pijar/shared/testing';

let t: TestApp;
let organisationId: string;
let siti: TestPerson;
let wati: TestPerson;
beforeAll(async () => {
  t = await startTestApp([IdentityApiModule]);
  organisationId = await makeOrganisation(t.db);
});
beforeEach(async () => {
  siti = await makePerson(t.db, organisationId, ['participant'], { secret: '482915' });
  wati = await makePerson(t.db, organisationId, ['participant']);
});
afterAll(() => t.close());

const account = (person: TestPerson) => ({ 'pijar-account': person.personId });

describe('the recovery key', () => {
  const keyOf = (as?: TestPerson, headers = {}) =>
    t.call({ url: '/api/v1/me/recovery-key', as, headers });
  const textOf = async (person: TestPerson) =>
    (await keyOf(person)).json<{ recoveryKey: string }>().recoveryKey;

  it('is made at the first ask, 32 bytes, the same ever after, and hers alone', async () => {
    const asked = await Promise.all([textOf(siti), textOf(siti), textOf(siti)]);
    expect(new Set(asked).size).toBe(1);
    expect(Buffer.from(asked[0]!, 'base64')).toHaveLength(32);
    expect(await textOf(siti)).toBe(asked[0]);
    expect(await textOf(wati)).not.toBe(asked[0]);
  });

  it('stays when her PIN is reset', async () => {
    const before = await textOf(siti);
    const officer = await makePerson(t.db, organisationId, ['officer']);
    const url = `/api/v1/people/${siti.personId}/code`;
    const slip = await t.call({ method: 'POST', url, payload: {}, as: officer });
    const answer = await t.call({
      method: 'POST',
      url: '/api/v1/activations',
      payload: {
        code: slip.json().code,
        secret: '739164',
        consents: [{ purpose: 'learning-record', isGranted: true, textVersion: '2022-11' }],
      },
    });
    const cookie = answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    expect(answer.statusCode).toBe(200);
    expect(await textOf({ ...siti, cookie })).toBe(before);
  });

  it('is given to nobody else, and to no staff', async () => {
    expect(problemIn(await keyOf())).toBe('401 sign-in-needed');
    expect(problemIn(await keyOf(wati, account(siti)))).toBe('409 other-account');
    for (const role of ['facilitator', 'officer', 'editor', 'admin'] as const) {
      const other = await makePerson(t.db, organisationId, [role]);
      expect(problemIn(await keyOf(other))).toBe('403 role-needed');
    }
  });

  it('is not in what she takes with her', async () => {
    const key = await textOf(siti);
    const data = (await t.call({ url: '/api/v1/me/data', as: siti })).body;
    expect(data).toContain('"phones"');
    expect(data).not.toContain(key);
    expect(data).not.toContain(Buffer.from(key, 'base64').toString('hex'));
  });
});

describe('Pijar-Account', () => {
  const call = (method: 'GET' | 'PUT' | 'POST' | 'DELETE', url: string, payload?: object) =>
    t.call({ method, url, payload, as: siti, headers: account(wati) });

  it('refuses whatever is meant for somebody else, before anything is done', async () => {
    expect(problemIn(await call('PUT', '/api/v1/me/locale', { locale: 'en' }))).toBe(
      '409 other-account',
    );
    expect(problemIn(await call('DELETE', '/api/v1/session'))).toBe('409 other-account');
    expect(problemIn(await call('GET', '/api/v1/session'))).toBe('409 other-account');
    // Also where her role would not do, and where nobody need sign in.
    expect(problemIn(await call('GET', '/api/v1/staff'))).toBe('409 other-account');
    const signIn = { identifier: siti.participantNumber, secret: '482915' };
    expect(problemIn(await call('POST', '/api/v1/session', signIn))).toBe('409 other-account');
    expect((await t.call({ url: '/api/v1/session', as: siti })).json()).toMatchObject({
      personId: siti.personId,
      locale: 'id',
    });
  });

  it('lets through what is meant for whoever is signed in, and asks for a sign-in where nobody is', async () => {
    const url = '/api/v1/session';
    expect((await t.call({ url, as: siti, headers: account(siti) })).statusCode).toBe(200);
    expect(problemIn(await t.call({ url, headers: account(siti) }))).toBe('401 sign-in-needed');
    const both = { 'pijar-account': `${siti.personId}, ${wati.personId}` };
    expect(problemIn(await t.call({ url, as: siti, headers: both }))).toBe('409 other-account');
  });
});

describe('what a phone says of itself', () => {
  const deviceId = newId();
  const said = {
    deviceId,
    waitingCount: 3,
    oldestWaitingAt: '2026-01-05T07:00:00.000Z',
    appVersion: 'main-ABC',
  };
  const report = (payload: object, as?: TestPerson, headers = {}) =>
    t.call({ method: 'POST', url: '/api/v1/me/device', payload, as, headers });
  const rows = (person: TestPerson) =>
    t.db.query(
      `select device_id, waiting_count, oldest_waiting_at, at > now() - interval '1 minute' as is_new
         from device_contact where person_id = $1 order by at`,
      [person.personId],
    );

  it('is kept once for each phone, the latest word', async () => {
    expect((await report(said, siti)).statusCode).toBe(204);
    await t.db.query(`update device_contact set at = now() - interval '1 day'`);
    await report({ ...said, waitingCount: 0 }, siti);
    expect(await rows(siti)).toEqual([
      { device_id: deviceId, waiting_count: 0, oldest_waiting_at: null, is_new: true },
    ]);
    await report({ ...said, deviceId: newId() }, siti);
    expect(await rows(siti)).toHaveLength(2);
  });

  it('keeps a shared phone once for each person', async () => {
    await report(said, siti);
    await report({ ...said, waitingCount: 1 }, wati);
    expect((await rows(siti))[0]).toMatchObject({ waiting_count: 3 });
    expect((await rows(wati))[0]).toMatchObject({ waiting_count: 1 });
    expect(problemIn(await report(said, siti, account(wati)))).toBe('409 other-account');
  });

  it('keeps the last five phones of a person', async () => {
    const ids = Array.from({ length: 7 }, () => newId());
    for (const id of ids) await report({ ...said, deviceId: id }, siti);
    const kept = (await rows(siti)) as { device_id: string }[];
    expect(kept.map((row) => row.device_id)).toEqual(ids.slice(2));
  });

  it('is taken from participants only, and only if it makes sense', async () => {
    expect(problemIn(await report(said))).toBe('401 sign-in-needed');
    const officer = await makePerson(t.db, organisationId, ['officer']);
    expect(problemIn(await report(said, officer))).toBe('403 role-needed');
    expect(problemIn(await report({ ...said, waitingCount: -1 }, siti))).toBe(
      '422 invalid /body/waitingCount:too-small',
    );
    expect(problemIn(await report({ ...said, deviceId: 'x' }, siti))).toBe(
      '422 invalid /body/deviceId:invalid-format',
    );
    expect(problemIn(await report({ ...said, words: 'x' }, siti))).toMatch(/^422 invalid \/body/);
  });
});
