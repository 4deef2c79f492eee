import { Activations, Codes } from '.';
import { People } from '../people';
import { IdentityApiModule } from '../identity-api.module';
import { consentTexts, type Activation, type IssuedCode } from '@pijar/identity/contracts';
import {
  cookiesOf,
  makeOrganisation,
  makePerson,
  problemIn,
  unique,
} from '@pijar/identity/testing';
import { startTestApp, type TestApp } from '@pijar/shared/testing';

const pin = '482915';
let t: TestApp;
let organisationId: string;
beforeAll(async () => {
  t = await startTestApp([IdentityApiModule]);
  organisationId = await makeOrganisation(t.db, 'Kabar Bumi');
});
afterAll(() => t.close());

const consents = consentTexts.map(({ purpose, textVersion, isRequired }) => ({
  purpose,
  textVersion,
  isGranted: isRequired,
}));
const issue = async (personId: string): Promise<IssuedCode> => {
  const [issued] = await t.db.transaction((manager) =>
    t.app.get(Codes).issue(manager, null, [personId]),
  );
  return issued!;
};
/** A participant who was just added, and her code. */
const invited = async (fullName = 'Siti Aminah') => {
  const phone = `62812${10_000_000 + unique()}`;
  const [added] = await t.db.transaction((manager) =>
    t.app.get(People).insert(manager, null, organisationId, [{ fullName, phone }], false),
  );
  return { ...added!, phone, issued: await issue(added!.personId) };
};
const activate = (body: Partial<Activation>, cookie = '') =>
  t.call({
    method: 'POST',
    url: '/api/v1/activations',
    payload: { secret: pin, consents, ...body },
    headers: { cookie },
    remoteAddress: `203.0.113.${unique() % 250}`,
  });
const check = (code: string, remoteAddress = '192.0.2.1') =>
  t.call({
    method: 'POST',
    url: '/api/v1/activations/check',
    payload: { code },
    remoteAddress,
  });

describe('a code', () => {
  it('tells her first name, the organisation, what will be asked, and nothing more', async () => {
    const { issued } = await invited();
    expect((await check(issued.code.toLowerCase().replaceAll('-', ' '))).json()).toEqual({
      firstName: 'Siti',
      organisationName: 'Kabar Bumi',
      purpose: 'activate',
      secretKind: 'pin',
      consents: consentTexts.map(({ purpose, textVersion, isRequired }) => ({
        purpose,
        textVersion,
        isRequired,
      })),
    });
  });

  it('activates her account and signs her in', async () => {
    const { issued, personId, participantNumber } = await invited();
    const answer = await activate({ code: issued.code });
    expect(answer.json()).toMatchObject({ personId, participantNumber, roles: ['participant'] });
    expect(answer.json().consents).toHaveLength(consentTexts.length);
    const me = await t.call({ url: '/api/v1/session', as: { cookie: cookiesOf(answer) } });
    expect(me.statusCode).toBe(200);
    const again = await t.call({
      method: 'POST',
      url: '/api/v1/session',
      payload: { identifier: participantNumber, secret: pin },
    });
    expect(again.statusCode).toBe(200);
  });

  it('works once, however many use it at the same time', async () => {
    const { issued } = await invited();
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => activate({ code: issued.code })),
    );
    expect(answers.map(problemIn).sort()).toEqual(['200', ...Array(7).fill('410 code-used')]);
    expect(problemIn(await check(issued.code))).toBe('410 code-used');
  });

  it('is replaced by a newer one', async () => {
    const { issued, personId } = await invited();
    const newer = await issue(personId);
    expect(problemIn(await check(issued.code))).toBe('410 code-replaced');
    expect(problemIn(await activate({ code: issued.code }))).toBe('410 code-replaced');
    expect((await check(newer.code)).statusCode).toBe(200);
  });

  it('ends after fourteen days', async () => {
    const { issued, personId } = await invited();
    const days = (Date.parse(issued.expiresAt) - Date.now()) / 86_400_000;
    expect(Math.round(days * 100) / 100).toBe(14);
    await t.db.query('update activation_code set expires_at = now() where person_id = $1', [
      personId,
    ]);
    expect(problemIn(await check(issued.code))).toBe('410 code-expired');
    expect(problemIn(await activate({ code: issued.code }))).toBe('410 code-expired');
  });

  it('of nobody, of a disabled or an erased person is unknown', async () => {
    const { issued, personId } = await invited();
    expect(problemIn(await check('K7M2-9QXT-4HRC'))).toBe('404 code-unknown');
    expect(problemIn(await check('?'))).toBe('404 code-unknown');
    await t.db.query('update account set disabled_at = now() where person_id = $1', [personId]);
    expect(problemIn(await activate({ code: issued.code }))).toBe('404 code-unknown');
  });

  it('cannot be guessed from one address for long', async () => {
    await t.db.query(
      `insert into try_count values ('code:address:192.0.2.77', 59, now() + interval '9 minutes')`,
    );
    expect(problemIn(await check('K7M2-9QXT-4HRC', '192.0.2.77'))).toBe('404 code-unknown');
    expect(problemIn(await check('K7M2-9QXT-4HRC', '192.0.2.77'))).toBe('429 too-many-tries');
  });

  it('is kept as a hash, and reaches her by link and message', async () => {
    const { issued, personId, phone } = await invited('Dewi 🌸 "Dew" Lestari');
    const rows = await t.db.query('select * from activation_code where person_id = $1', [personId]);
    expect(JSON.stringify(rows)).not.toContain(issued.code.replaceAll('-', ''));
    expect(issued.link).toBe(`http://127.0.0.1:3000/aktivasi#kode=${issued.code}`);
    const url = new URL(issued.whatsappUrl!);
    expect(url.origin + url.pathname).toBe(`https://wa.me/${phone}`);
    expect(url.searchParams.get('text')).toContain(
      `Halo Dewi. Ini kode Anda untuk masuk di PIJAR: ${issued.code}`,
    );
    expect(url.searchParams.get('text')).toContain(issued.link);
  });
});

describe('activating', () => {
  it.each(['123456', '112233', '12345', 'abcdef'])(
    'refuses the PIN %s and keeps the code',
    async (secret) => {
      const { issued } = await invited();
      expect(problemIn(await activate({ code: issued.code, secret }))).toMatch(
        /^422 invalid \/body\/secret:(weak-pin|pin-format)$/,
      );
      expect((await check(issued.code)).statusCode).toBe(200);
    },
  );

  it('refuses a PIN out of her phone number', async () => {
    const { issued, phone } = await invited();
    expect(problemIn(await activate({ code: issued.code, secret: phone.slice(-6) }))).toBe(
      '422 invalid /body/secret:weak-pin',
    );
  });

  it('needs the consent without which nothing works, and no other', async () => {
    const { issued } = await invited();
    const none = consents.map((choice) => ({ ...choice, isGranted: false }));
    for (const given of [[], none]) {
      expect(problemIn(await activate({ code: issued.code, consents: given }))).toBe(
        '422 invalid /body/consents:consent-needed',
      );
    }
    const old = consents.map((choice) => ({ ...choice, textVersion: '2001' }));
    expect(problemIn(await activate({ code: issued.code, consents: old }))).toBe(
      '409 text-changed',
    );
    expect((await activate({ code: issued.code, consents: consents.slice(0, 1) })).statusCode).toBe(
      200,
    );
  });

  it('tells other contexts in the same transaction', async () => {
    const { issued, personId } = await invited();
    const heard: string[] = [];
    t.app.get(Activations).listen(async (_manager, id) => void heard.push(id));
    await activate({ code: issued.code });
    expect(heard).toEqual([personId]);
  });
});

describe('a staff account', () => {
  it('takes a password that nobody guesses, and is asked for no consent', async () => {
    const officer = await makePerson(t.db, organisationId, ['officer'], { username: 'sekar.arum' });
    await t.db.query('update account set activated_at = null where person_id = $1', [
      officer.personId,
    ]);
    const { code } = await issue(officer.personId);
    expect((await check(code)).json()).toMatchObject({ secretKind: 'password', consents: [] });
    for (const [secret, fault] of [
      ['pendek', 'short-password'],
      ['Indonesia2022!', 'weak-password'],
      ['qwertyuiop', 'weak-password'],
      ['p4ssw0rd!!', 'weak-password'],
      ['1708194520', 'weak-password'],
      ['aaaaaaaaaaaaaaa', 'weak-password'],
      ['sekar.arum12', 'weak-password'],
    ]) {
      expect(problemIn(await activate({ code, secret, consents: [] }))).toBe(
        `422 invalid /body/secret:${fault}`,
      );
    }
    const answer = await activate({ code, secret: 'padi menguning di sawah', consents: [] });
    expect(answer.json()).toMatchObject({
      roles: ['officer'],
      secretKind: 'password',
      consents: [],
    });
  });
});

describe('a reset code', () => {
  it('sets a new PIN, ends all sessions and asks for no consent', async () => {
    const siti = await makePerson(t.db, organisationId, ['participant'], { secret: '907361' });
    const { code, purpose } = await issue(siti.personId);
    expect(purpose).toBe('reset');
    expect((await check(code)).json()).toMatchObject({ purpose: 'reset', consents: [] });
    const answer = await activate({ code, consents: [] });
    expect(answer.statusCode).toBe(200);
    expect((await t.call({ url: '/api/v1/session', as: siti })).statusCode).toBe(401);
    const signIn = (secret: string) =>
      t.call({
        method: 'POST',
        url: '/api/v1/session',
        payload: { identifier: siti.participantNumber, secret },
      });
    expect((await signIn('907361')).statusCode).toBe(401);
    expect((await signIn(pin)).statusCode).toBe(200);
  });

  it('frees an account that strangers have blocked', async () => {
    const siti = await makePerson(t.db, organisationId, ['participant'], { secret: '907361' });
    const keys = [`sign-in:account:${siti.personId}`, `sign-in:account-day:${siti.personId}`];
    await t.db.query(
      `insert into try_count select unnest($1::text[]), 60, now() + interval '20 hours'`,
      [keys],
    );
    const { code } = await issue(siti.personId);
    expect((await activate({ code, consents: [] })).statusCode).toBe(200);
    const rows = await t.db.query('select 1 from try_count where key = any($1)', [keys]);
    expect(rows).toEqual([]);
  });
});

it('is written down without the code or the PIN', async () => {
  const { issued, personId } = await invited();
  await activate({ code: issued.code });
  const rows = (await t.db.query('select * from audit_entry where subject_id = $1 order by id', [
    personId,
  ])) as { action: string }[];
  expect(rows.map((row) => row.action)).toEqual([
    'person.added',
    'person.code-issued',
    'person.activated',
    ...consents.map((choice) => (choice.isGranted ? 'consent.given' : 'consent.withheld')),
  ]);
  const text = JSON.stringify(rows);
  for (const secret of [pin, issued.code, 'Siti']) expect(text).not.toContain(secret);
});
