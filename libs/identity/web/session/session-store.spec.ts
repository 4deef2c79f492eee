import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { ApiClient, Connection, HELP_CONTACTS, PersonSettings } from '@pijar/shared/web';
import { showSession } from '@pijar/identity/contracts';
import { problem, provideTried, sessionOf, TriedPage } from '../testing/sessions';
import { allow, toOwnHome } from './guards';
import { isLeaving, keepLeaving, keepSession } from './kept-session';
import { SessionStore } from './session-store';

const page = { component: TriedPage };
let server: HttpTestingController;
let router: Router;

/** Starts the app, as if it had just been opened. */
async function open(address: string): Promise<SessionStore> {
  server = provideTried([
    { path: '', pathMatch: 'full', canActivate: [toOwnHome], ...page },
    { path: 'masuk', canActivate: [toOwnHome], ...page },
    { path: 'belajar', canActivate: [allow('participant')], ...page },
    { path: 'admin', canActivate: [allow('admin')], ...page },
    { path: 'akun', canActivate: [allow()], ...page },
  ]);
  router = TestBed.inject(Router);
  const harness = RouterTestingHarness.create(address);
  // The guard asks the server once it has looked at what the phone keeps.
  await Promise.resolve();
  await harness.catch(() => undefined);
  return TestBed.inject(SessionStore);
}
const tell = () => TestBed.tick();
const settled = () => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => localStorage.clear());

describe('with somebody signed in', () => {
  beforeEach(() => keepSession(sessionOf()));

  it('opens at once from what the phone keeps, and hears the server afterwards', async () => {
    const store = await open('/belajar');
    expect(router.url).toBe('/belajar');
    expect(store.session()).toMatchObject({ fullName: 'Siti Aminah' });
    expect(store.session()?.phone).toBeUndefined();
    server.expectOne('/api/v1/session').flush(sessionOf({ fullName: 'Siti A. Wulandari' }));
    await settled();
    expect(store.session()).toMatchObject({
      fullName: 'Siti A. Wulandari',
      phone: '6281234567890',
    });
  });

  it('stays signed in without signal', async () => {
    const store = await open('/belajar');
    server.expectOne('/api/v1/session').error(new ProgressEvent('error'));
    await settled();
    expect(store.session()).not.toBeNull();
    expect(router.url).toBe('/belajar');
  });

  it('keeps neither phone number nor consents on the phone', () => {
    expect(localStorage.getItem('pijar.session')).not.toContain('6281234567890');
    expect(localStorage.getItem('pijar.session')).not.toContain('consents');
  });

  it('goes from the start page to her own', async () => {
    await open('/');
    expect(router.url).toBe('/belajar');
  });

  it('sends her home from the area of others', async () => {
    await open('/admin');
    expect(router.url).toBe('/belajar');
  });

  it('asks to sign in again when any answer says so, and remembers where she was', async () => {
    const store = await open('/belajar');
    server.expectOne('/api/v1/session').flush(sessionOf());
    await settled();
    TestBed.inject(ApiClient)
      .call(showSession)
      .subscribe({ error: () => undefined });
    server.expectOne('/api/v1/session').flush(...problem(401, 'sign-in-needed'));
    await settled();
    expect(store.session()).toBeNull();
    expect(router.url).toBe('/masuk?lanjut=%2Fbelajar&lagi=1');
  });

  it('signs out on the phone at once, also without signal, and tells the server later', async () => {
    const store = await open('/belajar');
    server.expectOne('/api/v1/session').flush(sessionOf());
    const leaving = store.signOut();
    await settled();
    expect(store.session()).toBeNull();
    expect(router.url).toBe('/');
    server.expectOne({ method: 'DELETE' }).error(new ProgressEvent('error'));
    await leaving;
    tell();
    TestBed.inject(Connection).answered();
    tell();
    server.expectOne({ method: 'DELETE' }).flush(null, { status: 204, statusText: 'Done' });
    await settled();
    expect(localStorage.getItem('pijar.leaving')).toBeNull();
  });

  it('does not tell the server of somebody who left without signal once the next one is in', async () => {
    const store = await open('/masuk');
    keepLeaving(true);
    const entering = store.signIn({ identifier: 'P7K2M9HX', secret: '836102' });
    await settled();
    tell();
    server.expectOne({ method: 'POST', url: '/api/v1/session' }).flush(sessionOf());
    await entering;
    tell();
    server.expectNone({ method: 'DELETE', url: '/api/v1/session' });
    expect(isLeaving()).toBe(false);
  });

  it('remembers that somebody left when the next one does not come in', async () => {
    const store = await open('/masuk');
    keepLeaving(true);
    const entering = store.signIn({ identifier: 'P7K2M9HX', secret: '111111' });
    await settled();
    server
      .expectOne({ method: 'POST', url: '/api/v1/session' })
      .flush(...problem(401, 'wrong-secret'));
    await expect(entering).rejects.toBeDefined();
    expect(isLeaving()).toBe(true);
  });

  it('still knows whom to ask for help after signing out', async () => {
    const store = await open('/belajar');
    void store.signOut();
    await settled();
    expect(TestBed.inject(HELP_CONTACTS)()).toEqual([
      expect.objectContaining({ name: 'Bu Rohana', role: 'Kabar Bumi', whatsApp: '628111' }),
    ]);
  });

  it('tells the server when she speaks another language', async () => {
    const store = await open('/belajar');
    server.expectOne('/api/v1/session').flush(sessionOf());
    await TestBed.inject(PersonSettings).speak('en');
    tell();
    const { request } = server.expectOne('/api/v1/me/locale');
    expect(request.body).toEqual({ locale: 'en' });
    expect(store.session()?.locale).toBe('en');
    await TestBed.inject(PersonSettings).speak('id');
  });
});

describe('with nobody signed in', () => {
  it('asks the server before it asks for a PIN', async () => {
    const opened = open('/akun');
    await settled();
    server.expectOne('/api/v1/session').flush(...problem(401, 'sign-in-needed'));
    await opened;
    expect(router.url).toBe('/masuk?lanjut=%2Fakun');
  });

  it('takes over a session that the phone did not know', async () => {
    const opened = open('/akun');
    await settled();
    server.expectOne('/api/v1/session').flush(sessionOf({ roles: ['editor'] }));
    const store = await opened;
    expect(router.url).toBe('/akun');
    expect(store.roles()).toEqual(['editor']);
  });

  it('goes on to where she wanted, but never out of the product', async () => {
    const store = await open('/masuk');
    store.accept(sessionOf(), '482915');
    await store.goOn('/akun');
    expect(router.url).toBe('/akun');
    for (const address of [
      'https://evil.example',
      '//evil.example',
      '/masuk?lanjut=/masuk',
      undefined,
    ]) {
      await store.goOn(address);
      expect(router.url).toBe('/belajar');
    }
  });

  it('ignores what is no session on the phone', async () => {
    localStorage.setItem('pijar.session', '{"roles":"all"}');
    const store = await open('/masuk');
    expect(store.session()).toBeNull();
  });
});
