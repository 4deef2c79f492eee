import { DemoAccounts } from '.';
import { IdentityApiModule } from '../identity-api.module';
import { makeOrganisation, problemIn } from '@pijar/identity/testing';
import { startTestApp, type TestApp } from '@pijar/shared/testing';

async function withDemo(t: TestApp) {
  const organisationId = await makeOrganisation(t.db);
  const demo = t.app.get(DemoAccounts);
  return t.db.transaction(async (manager) => {
    const people = await demo.addParticipants(manager, organisationId, [
      { fullName: 'Siti', secret: '482915', listing: { position: 2, label: 'Peserta' } },
      { fullName: 'Ani', secret: '482915' },
      { fullName: 'Wati' },
    ]);
    const officerId = await demo.addStaff(manager, {
      organisationId,
      fullName: 'Bu Rohana',
      username: 'petugas',
      phone: null,
      locale: 'id',
      roles: ['officer', 'facilitator'],
      secret: 'pijar-petugas',
      listing: { position: 1, label: 'Petugas program' },
    });
    return { people, officerId };
  });
}

describe('demo accounts', () => {
  let t: TestApp;
  let demo: Awaited<ReturnType<typeof withDemo>>;
  beforeAll(async () => {
    t = await startTestApp([IdentityApiModule]);
    demo = await withDemo(t);
  });
  afterAll(() => t.close());

  it('are shown to anybody, and work', async () => {
    const answer = await t.call({ url: '/api/v1/demo-accounts' });
    const { items } = answer.json();
    expect(items).toEqual([
      { role: 'officer', label: 'Petugas program', identifier: 'petugas', secret: 'pijar-petugas' },
      {
        role: 'participant',
        label: 'Peserta',
        identifier: demo.people[0]!.participantNumber,
        secret: '482915',
      },
    ]);
    for (const { identifier, secret } of items) {
      const opened = await t.call({
        method: 'POST',
        url: '/api/v1/session',
        payload: { identifier, secret },
      });
      expect(opened.json()).toMatchObject({ isDemo: true });
    }
  });

  it('that are shown keep their secret', async () => {
    const signedIn = await t.call({
      method: 'POST',
      url: '/api/v1/session',
      payload: { identifier: 'petugas', secret: 'pijar-petugas' },
    });
    const cookie = `pijar_session=${signedIn.cookies[0]!.value}`;
    const change = await t.call({
      method: 'PUT',
      url: '/api/v1/me/secret',
      payload: { current: 'pijar-petugas', next: 'hujan di bulan juni' },
      as: { cookie },
    });
    expect(problemIn(change)).toBe('403 demo-account');
    const codeFor = (personId: string) =>
      t.call({ method: 'POST', url: `/api/v1/people/${personId}/code`, as: { cookie } });
    expect(problemIn(await codeFor(demo.people[0]!.personId))).toBe('403 demo-account');
    expect((await codeFor(demo.people[2]!.personId)).json().purpose).toBe('activate');
  });
});

it('where the demo is off are neither shown nor let in', async () => {
  const t = await startTestApp([IdentityApiModule], { PIJAR_DEMO: 'off' });
  await withDemo(t);
  expect(problemIn(await t.call({ url: '/api/v1/demo-accounts' }))).toBe('404 not-found');
  const answer = await t.call({
    method: 'POST',
    url: '/api/v1/session',
    payload: { identifier: 'petugas', secret: 'pijar-petugas' },
  });
  expect(problemIn(answer)).toBe('401 wrong-secret');
  await t.close();
});
