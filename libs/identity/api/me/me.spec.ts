import { PersonalData } from '.';
import { IdentityApiModule } from '../identity-api.module';
import { makeOrganisation, makePerson, problemIn, type TestPerson } from '@pijar/identity/testing';
import { startTestApp, type TestApp } from '@pijar/shared/testing';

const pin = '482915';
let t: TestApp;
let organisationId: string;
let siti: TestPerson;
beforeAll(async () => {
  t = await startTestApp([IdentityApiModule]);
  organisationId = await makeOrganisation(t.db);
});
beforeEach(async () => {
  siti = await makePerson(t.db, organisationId, ['participant'], {
    fullName: 'Siti "Ti" Aminah 🌸',
    phone: '6281234567890',
    secret: pin,
  });
});
afterAll(() => t.close());

const put = (url: string, payload: object, as?: TestPerson) =>
  t.call({ method: 'PUT', url, payload, as });

describe('my language', () => {
  it('is a setting of mine', async () => {
    expect((await put('/api/v1/me/locale', { locale: 'en' }, siti)).statusCode).toBe(204);
    expect((await t.call({ url: '/api/v1/session', as: siti })).json().locale).toBe('en');
    expect(problemIn(await put('/api/v1/me/locale', { locale: 'nl' }, siti))).toBe(
      '422 invalid /body/locale:invalid-value',
    );
    expect(problemIn(await put('/api/v1/me/locale', { locale: 'en' }))).toBe('401 sign-in-needed');
  });
});

describe('my PIN', () => {
  const change = (current: string, next: string, as?: TestPerson) =>
    put('/api/v1/me/secret', { current, next }, as);

  it('changes with the old one and ends my other sessions', async () => {
    const elsewhere = await t.call({
      method: 'POST',
      url: '/api/v1/session',
      payload: { identifier: siti.participantNumber, secret: pin },
    });
    expect((await change(pin, '907361', siti)).statusCode).toBe(204);
    const cookie = `pijar_session=${elsewhere.cookies[0]!.value}`;
    expect((await t.call({ url: '/api/v1/session', as: { cookie } })).statusCode).toBe(401);
    expect((await t.call({ url: '/api/v1/session', as: siti })).statusCode).toBe(200);
  });

  it('does not change otherwise', async () => {
    expect(problemIn(await change('111111', '907361', siti))).toBe('401 wrong-secret');
    expect(problemIn(await change(pin, '123123', siti))).toBe('422 invalid /body/next:weak-pin');
    expect(problemIn(await change(pin, '234567', siti))).toBe('422 invalid /body/next:weak-pin');
    expect(problemIn(await change(pin, '907361'))).toBe('401 sign-in-needed');
  });

  it('is not tried out by whoever took the phone', async () => {
    for (let n = 0; n < 10; n++) await change('111111', '907361', siti);
    expect(problemIn(await change(pin, '907361', siti))).toBe('429 too-many-tries');
  });
});

describe('what I agreed to', () => {
  const set = (purpose: string, isGranted: boolean, as?: TestPerson, textVersion = '2022-11') =>
    put(`/api/v1/me/consents/${purpose}`, { isGranted, textVersion }, as);
  const list = async () =>
    (await t.call({ url: '/api/v1/me/consents', as: siti })).json().items as {
      purpose: string;
      isGranted: boolean | null;
    }[];

  it('is given, taken back and listed', async () => {
    expect((await list()).map((item) => item.isGranted)).toEqual([null, null, null, null]);
    await set('learning-record', true, siti);
    await set('photo-shown', true, siti);
    await set('photo-shown', false, siti);
    expect((await list()).map((item) => [item.purpose, item.isGranted])).toEqual([
      ['learning-record', true],
      ['coach-contact', null],
      ['donor-figures', null],
      ['photo-shown', false],
    ]);
  });

  it('cannot lose what the product needs, and holds only for the text that was read', async () => {
    expect(problemIn(await set('learning-record', false, siti))).toBe('409 consent-required');
    expect(problemIn(await set('photo-shown', true, siti, '2001'))).toBe('409 text-changed');
    expect(problemIn(await set('everything', true, siti))).toBe('404 not-found');
    expect(problemIn(await set('photo-shown', true))).toBe('401 sign-in-needed');
  });
});

describe('my data', () => {
  it('comes as one JSON file with a part from every context', async () => {
    t.app.get(PersonalData).register('learning', async (_manager, personId) => ({ personId }));
    await put('/api/v1/me/consents/photo-shown', { isGranted: true, textVersion: '2022-11' }, siti);
    const answer = await t.call({ url: '/api/v1/me/data', as: siti });
    expect(answer.headers['content-disposition']).toMatch(
      /^attachment; filename="pijar-data-saya-\d{4}-\d\d-\d\d\.json"$/,
    );
    const data = answer.json();
    expect(data.identity).toMatchObject({
      person: { fullName: 'Siti "Ti" Aminah 🌸', phone: '6281234567890' },
      consents: [{ purpose: 'photo-shown', isGranted: true, isRecordedByMe: true }],
      sessions: [{ device: null }],
    });
    expect(data.learning).toEqual({ personId: siti.personId });
    expect(answer.body).not.toContain('argon2');
  });

  it('is for nobody else', async () => {
    expect(problemIn(await t.call({ url: '/api/v1/me/data' }))).toBe('401 sign-in-needed');
    const other = await makePerson(t.db, organisationId, ['officer']);
    const answer = await t.call({ url: '/api/v1/me/data', as: other });
    expect(answer.body).not.toContain('Aminah');
  });

  it('gives its connections back, also when nobody reads to the end', async () => {
    for (let n = 0; n < 25; n++) await t.call({ url: '/api/v1/me/data', as: siti });
    expect((await t.call({ url: '/api/v1/session', as: siti })).statusCode).toBe(200);
  });
});
