import { IdentityApiModule } from '../identity-api.module';
import { cookiesOf, makeOrganisation, makePerson, problemIn } from '@pijar/identity/testing';
import { IdentitySweep } from './identity-sweep';
import { startTestApp, type TestApp } from '@pijar/shared/testing';

const pin = '482915';
let t: TestApp;
let organisationId: string;
beforeAll(async () => {
  t = await startTestApp([IdentityApiModule]);
  organisationId = await makeOrganisation(t.db);
});
afterAll(() => t.close());

const signIn = (identifier: string, cookie = '', agent = 'Firefox/115 (Windows NT)') =>
  t.call({
    method: 'POST',
    url: '/api/v1/session',
    payload: { identifier, secret: pin },
    headers: { cookie, 'user-agent': agent },
  });
const person = () => makePerson(t.db, organisationId, ['participant'], { secret: pin });
const statusOf = async (cookie: string) =>
  (await t.call({ url: '/api/v1/session', as: { cookie } })).statusCode;

describe('my sessions', () => {
  it('are listed with what they run on', async () => {
    const siti = await person();
    const here = cookiesOf(await signIn(siti.participantNumber!));
    const list = await t.call({ url: '/api/v1/me/sessions', as: { cookie: here } });
    expect(list.json().items).toEqual([
      expect.objectContaining({ isCurrent: true, device: 'Firefox · Windows' }),
      expect.objectContaining({ isCurrent: false, sessionId: siti.sessionId, device: null }),
    ]);
  });

  it('end one by one, all others at once, and by signing out', async () => {
    const siti = await person();
    const number = siti.participantNumber!;
    const [one, two] = [cookiesOf(await signIn(number)), cookiesOf(await signIn(number))];
    const del = (url: string, cookie: string) => t.call({ method: 'DELETE', url, as: { cookie } });
    expect((await del(`/api/v1/me/sessions/${siti.sessionId}`, one)).statusCode).toBe(204);
    expect(await statusOf(siti.cookie)).toBe(401);
    expect((await del('/api/v1/me/sessions', one)).statusCode).toBe(204);
    expect([await statusOf(one), await statusOf(two)]).toEqual([200, 401]);
    const out = await del('/api/v1/session', one);
    expect([out.statusCode, out.cookies[0]?.name, out.cookies[0]?.value]).toEqual([
      204,
      'pijar_session',
      '',
    ]);
    expect(await statusOf(one)).toBe(401);
  });

  it('of others are not there for me', async () => {
    const [siti, other] = [await person(), await person()];
    const answer = await t.call({
      method: 'DELETE',
      url: `/api/v1/me/sessions/${other.sessionId}`,
      as: siti,
    });
    expect(problemIn(answer)).toBe('404 not-found');
    expect(await statusOf(other.cookie)).toBe(200);
  });

  it('need somebody who is signed in', async () => {
    for (const [method, url] of [
      ['GET', '/api/v1/session'],
      ['DELETE', '/api/v1/session'],
      ['GET', '/api/v1/me/sessions'],
      ['DELETE', '/api/v1/me/sessions'],
    ] as const) {
      expect(problemIn(await t.call({ method, url }))).toBe('401 sign-in-needed');
    }
  });

  it('end when somebody else signs in on the same phone', async () => {
    const [mother, daughter] = [await person(), await person()];
    const hers = cookiesOf(await signIn(mother.participantNumber!));
    await signIn(daughter.participantNumber!, hers);
    expect(await statusOf(hers)).toBe(401);
  });

  it('end by themselves after two months of silence', async () => {
    const siti = await person();
    await t.db.query(`update session set expires_at = now() where id = $1`, [siti.sessionId]);
    expect(await statusOf(siti.cookie)).toBe(401);
  });
});

describe('the nightly sweep', () => {
  it('removes what is over, and nothing that works', async () => {
    const siti = await person();
    await t.db.query(
      `insert into try_count values ('old', 3, now() - interval '1 hour'), ('new', 3, now() + interval '1 hour')`,
    );
    const over = await person();
    await t.db.query(`update session set expires_at = now() where id = $1`, [over.sessionId]);
    await t.app.get(IdentitySweep).run();
    const keys = (await t.db.query(
      `select key from try_count where key in ('old', 'new')`,
    )) as object[];
    expect(keys).toEqual([{ key: 'new' }]);
    const sessions = (await t.db.query('select id from session where id = any($1)', [
      [siti.sessionId, over.sessionId],
    ])) as object[];
    expect(sessions).toEqual([{ id: siti.sessionId }]);
  });
});
