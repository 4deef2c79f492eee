import {
  makeOrganisation,
  makePerson,
  cookiesOf,
  problemIn,
  unique,
} from '@pijar/identity/testing';
import { IdentityApiModule } from '../identity-api.module';
import type { SignIn } from '@pijar/identity/contracts';
import { startTestApp, type TestApp } from '@pijar/shared/testing';

const pin = '482915';
let t: TestApp;
let organisationId: string;
beforeAll(async () => {
  t = await startTestApp([IdentityApiModule]);
  organisationId = await makeOrganisation(t.db);
});
afterAll(() => t.close());

const freshPhone = () => `62812${String(10_000_000 + unique())}`;
const freshAddress = () => `203.0.113.${unique() % 250}`;
const participant = (phone: string) =>
  makePerson(t.db, organisationId, ['participant'], { phone, secret: pin });
const signIn = (body: Partial<SignIn>, cookie = '', remoteAddress = freshAddress()) =>
  t.call({
    method: 'POST',
    url: '/api/v1/session',
    payload: { secret: pin, ...body },
    headers: { cookie },
    remoteAddress,
  });
/** Moves every count of tries into the past, as if its window were over. */
const waitItOut = () => t.db.query('update try_count set window_ends_at = now()');

/** As if somebody had tried that often before. */
const counted = (key: string, tries: number, stillFor: string) =>
  t.db.query(
    `insert into try_count (key, tries, window_ends_at) values ($1, $2, now() + $3::interval)`,
    [key, tries, stillFor],
  );

describe('signing in', () => {
  it('takes the phone in any habit, the participant number and the username', async () => {
    const phone = freshPhone();
    const siti = await participant(phone);
    const staff = await makePerson(t.db, organisationId, ['officer'], {
      username: 'rohana',
      secret: 'hujan di bulan juni',
    });
    for (const identifier of [phone, `+${phone}`, `0${phone.slice(2)}`, siti.participantNumber!]) {
      expect((await signIn({ identifier })).json().personId).toBe(siti.personId);
    }
    const answer = await signIn({ identifier: ' Rohana ', secret: 'hujan di bulan juni' });
    expect(answer.json()).toMatchObject({ personId: staff.personId, roles: ['officer'] });
  });

  it('opens a session that the cookie carries', async () => {
    const siti = await participant(freshPhone());
    const answer = await signIn({ identifier: siti.participantNumber! });
    expect(
      answer.cookies.map(({ name, httpOnly, sameSite, path }) => [name, httpOnly, sameSite, path]),
    ).toEqual([
      ['pijar_session', true, 'Lax', '/'],
      ['pijar_device', true, 'Lax', '/'],
    ]);
    const me = await t.call({ url: '/api/v1/session', as: { cookie: cookiesOf(answer) } });
    expect(me.json()).toEqual(answer.json());
    expect(me.json()).toMatchObject({
      participantNumber: siti.participantNumber,
      roles: ['participant'],
      locale: 'id',
      secretKind: 'pin',
      help: { contactName: 'Bu Rohana', whatsapp: '6281200000001' },
      consents: [],
      erasureRequestedAt: null,
      isDemo: false,
    });
  });

  it('answers everything that is wrong in the same way', async () => {
    const siti = await participant(freshPhone());
    const disabled = await participant(freshPhone());
    await t.db.query('update account set disabled_at = now() where person_id = $1', [
      disabled.personId,
    ]);
    const waiting = await makePerson(t.db, organisationId, ['participant']);
    const answers = await Promise.all([
      signIn({ identifier: siti.participantNumber!, secret: '111111' }),
      signIn({ identifier: disabled.participantNumber! }),
      signIn({ identifier: waiting.participantNumber! }),
      signIn({ identifier: freshPhone() }),
      signIn({ identifier: 'nobody' }),
    ]);
    expect(new Set(answers.map((answer) => answer.body)).size).toBe(1);
    expect(problemIn(answers[0]!)).toBe('401 wrong-secret');
  });

  it('refuses demo accounts while the demo is off', async () => {
    const real = await startTestApp([IdentityApiModule], { PIJAR_DEMO: 'off' });
    const org = await makeOrganisation(real.db);
    const demo = await makePerson(real.db, org, ['participant'], { secret: pin, isDemo: true });
    const answer = await real.call({
      method: 'POST',
      url: '/api/v1/session',
      payload: { identifier: demo.participantNumber, secret: pin },
    });
    expect(problemIn(answer)).toBe('401 wrong-secret');
    expect(problemIn(await real.call({ url: '/api/v1/session', as: demo }))).toBe(
      '401 sign-in-needed',
    );
    await real.close();
  });

  it('writes the cookie for HTTPS only where the product is reached so', async () => {
    const secure = await startTestApp([IdentityApiModule], { PUBLIC_URL: 'https://pijar.example' });
    const org = await makeOrganisation(secure.db);
    const siti = await makePerson(secure.db, org, ['participant'], { secret: pin });
    const answer = await secure.call({
      method: 'POST',
      url: '/api/v1/session',
      payload: { identifier: siti.participantNumber, secret: pin },
    });
    expect(answer.cookies.map((cookie) => cookie.secure)).toEqual([true, true]);
    await secure.close();
  });

  it.each([
    [{ identifier: '' }, '422 invalid /body/identifier:too-small'],
    [{ identifier: 'x', who: 'me' }, '422 invalid /body/who:unrecognized-keys'],
    [{ identifier: 'x'.repeat(300) }, '422 invalid /body/identifier:too-big'],
    [{ identifier: 8 }, '422 invalid /body/identifier:invalid-type'],
    [{ identifier: 'a\u0000b' }, '400 bad-text'],
  ])('refuses %j', async (body, problem) => {
    expect(problemIn(await signIn(body as Partial<SignIn>))).toBe(problem);
  });
});

describe('a phone that several people share', () => {
  it('asks for the participant number, whether or not the PIN is right', async () => {
    const phone = freshPhone();
    const [mother] = [await participant(phone), await participant(phone)];
    const [right, wrong] = [
      await signIn({ identifier: phone }),
      await signIn({ identifier: phone, secret: '907361' }),
    ];
    expect(problemIn(right)).toBe('409 which-person');
    expect(right.body).toBe(wrong.body);
    const answer = await signIn({
      identifier: phone,
      participantNumber: mother!.participantNumber!.toLowerCase(),
    });
    expect(answer.json().personId).toBe(mother!.personId);
  });

  it("takes nobody else's number", async () => {
    const phone = freshPhone();
    await participant(phone);
    await participant(phone);
    const stranger = await participant(freshPhone());
    const answer = await signIn({
      identifier: phone,
      participantNumber: stranger.participantNumber!,
    });
    expect(problemIn(answer)).toBe('401 wrong-secret');
  });
});

describe('wrong PINs', () => {
  beforeEach(waitItOut);

  it('from her own phone block it for a quarter of an hour', async () => {
    const siti = await participant(freshPhone());
    const identifier = siti.participantNumber!;
    const phone = cookiesOf(await signIn({ identifier }));
    for (let n = 0; n < 10; n++) {
      expect(problemIn(await signIn({ identifier, secret: '907361' }, phone))).toBe(
        '401 wrong-secret',
      );
    }
    const blocked = await signIn({ identifier }, phone);
    expect(problemIn(blocked)).toBe('429 too-many-tries');
    expect(Number(blocked.headers['retry-after'])).toBeGreaterThan(890);
    expect(Number(blocked.headers['retry-after'])).toBeLessThanOrEqual(900);
    await waitItOut();
    expect((await signIn({ identifier }, phone)).statusCode).toBe(200);
  });

  it('of strangers do not lock her out of her own phone', async () => {
    const siti = await participant(freshPhone());
    const identifier = siti.participantNumber!;
    const phone = cookiesOf(await signIn({ identifier }));
    for (let n = 0; n < 11; n++) await signIn({ identifier, secret: '907361' });
    expect(problemIn(await signIn({ identifier }))).toBe('429 too-many-tries');
    expect((await signIn({ identifier }, phone)).statusCode).toBe(200);
  });

  it('are counted also when they come all at once', async () => {
    const siti = await participant(freshPhone());
    const tries = await Promise.all(
      Array.from({ length: 25 }, () =>
        signIn({ identifier: siti.participantNumber!, secret: '907361' }),
      ),
    );
    expect(tries.filter((answer) => answer.statusCode === 401)).toHaveLength(10);
    expect(tries.filter((answer) => answer.statusCode === 429)).toHaveLength(15);
  });

  it('are limited in a day, too', async () => {
    const siti = await participant(freshPhone());
    const identifier = siti.participantNumber!;
    await counted(`sign-in:account-day:${siti.personId}`, 59, '23 hours 59 minutes');
    expect((await signIn({ identifier, secret: '907361' })).statusCode).toBe(401);
    const blocked = await signIn({ identifier });
    expect(problemIn(blocked)).toBe('429 too-many-tries');
    expect(Number(blocked.headers['retry-after'])).toBeGreaterThan(23 * 3600);
  });

  it("for somebody who is not there are counted like anybody's", async () => {
    const identifier = freshPhone();
    for (let n = 0; n < 10; n++) {
      expect((await signIn({ identifier })).statusCode).toBe(401);
    }
    expect((await signIn({ identifier })).statusCode).toBe(429);
  });

  it('over many accounts are counted for the address, but not for phones that are known', async () => {
    const siti = await participant(freshPhone());
    const identifier = siti.participantNumber!;
    const phone = cookiesOf(await signIn({ identifier }));
    const address = '198.51.100.9';
    await counted(`sign-in:address:${address}`, 99, '10 minutes');
    expect((await signIn({ identifier: 'nobody' }, '', address)).statusCode).toBe(401);
    expect((await signIn({ identifier: 'anybody' }, '', address)).statusCode).toBe(429);
    expect((await signIn({ identifier }, phone, address)).statusCode).toBe(200);
  });

  it('leave nothing of what was typed behind', async () => {
    const phone = freshPhone();
    await signIn({ identifier: phone, secret: '907361' });
    const keys = (await t.db.query('select key from try_count')) as { key: string }[];
    expect(keys.map((row) => row.key).join()).not.toContain(phone.slice(2));
  });
});
