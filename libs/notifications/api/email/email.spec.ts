import { submissionReturned } from '@pijar/submissions/contracts';
import { deliverEvents } from '@pijar/shared/testing';
import { DeliveryClaims } from '../delivery/delivery-claims';
import { answeredWork, test } from '../testing-inbox';
import { startMailbox, type Mailbox } from '../testing-mailbox';
import {
  adapters,
  automatic,
  deliveries,
  goTo,
  minutesLater,
  morning,
  newReader,
  remind,
  run,
  usePost,
} from '../testing-post';
import { EmailChannel } from './email-channel';

let mailbox: Mailbox;
usePost(async () => {
  mailbox = await startMailbox();
  return { SMTP_URL: `smtp://127.0.0.1:${mailbox.port}`, MAIL_FROM: 'Pijar <pijar@example.org>' };
});
beforeAll(() => {
  // Half a second is slow enough here.
  const smtp = test.settings.smtp!;
  automatic('email').close!();
  const at = adapters().findIndex((one) => one.channel === 'email');
  adapters().splice(at, 1, new EmailChannel(smtp, 0.5));
});
beforeEach(() => {
  mailbox.mails.length = 0;
  mailbox.answer = Object.assign(mailbox.answer, { recipient: undefined, message: undefined });
});
afterAll(() => mailbox.close());

const emails = async (personId: string) =>
  (await deliveries(personId)).filter((one) => one.channel === 'email');

describe('an e-mail', () => {
  it('goes out in her language, with the way to the page and to less of them', async () => {
    const reader = await newReader('siti@example.org');
    await remind(reader);
    minutesLater(5);
    await run('email');
    expect(mailbox.mails).toMatchObject([
      { to: 'siti@example.org', subject: 'Lanjutkan: Langkah l1' },
    ]);
    const { raw } = mailbox.mails[0]!;
    expect(raw).toMatch(/Sedikit demi sedikit/);
    expect(raw).toMatch(/\/belajar\/langkah\//);
    expect(raw).toMatch(/Pemberitahuan/);
    expect(await emails(reader.personId)).toMatchObject([{ state: 'sent', tries: 1 }]);
  });

  it('is one, however often and however many at once look', async () => {
    const readers = await Promise.all(
      Array.from({ length: 12 }, (_, n) => newReader(`once${n}@example.org`)),
    );
    for (const reader of readers) await remind(reader);
    minutesLater(5);
    await Promise.all([run('email'), run('email'), run('email')]);
    await run('email');
    expect(mailbox.mails.map((mail) => mail.to).sort()).toEqual(
      readers.map((reader) => reader.email).sort(),
    );
  });

  it('is one digest for a burst, and the next one keeps its distance', async () => {
    const reader = await newReader('burst@example.org');
    await remind(reader, 'l1');
    await remind(reader, 'a1');
    minutesLater(5);
    await run('email');
    await remind(reader, 'l1');
    minutesLater(5);
    await run('email');
    expect(mailbox.mails.map((mail) => mail.subject)).toEqual(['2 kabar baru di Pijar']);
    minutesLater(30);
    await run('email');
    expect(mailbox.mails).toHaveLength(2);
  });

  it('waits for the morning where she lives', async () => {
    const reader = await newReader('night@example.org');
    // 21:30 in Lombok (WITA), 20:30 in Jakarta.
    goTo('2027-03-01T13:30:00Z');
    await remind(reader);
    await run('email');
    const [waiting] = await emails(reader.personId);
    // From 06:00 to 06:09 WITA.
    expect(+waiting!.dueAt).toBeGreaterThanOrEqual(Date.parse('2027-03-01T22:00:00Z'));
    expect(+waiting!.dueAt).toBeLessThan(Date.parse('2027-03-01T22:09:00Z'));
    goTo('2027-03-01T21:59:00Z');
    await run('email');
    expect(mailbox.mails).toEqual([]);
    goTo('2027-03-01T22:10:00Z');
    await run('email');
    expect(mailbox.mails).toHaveLength(1);
  });

  it('does not go when she read it inside, wants none, or it is too late', async () => {
    const [read, unwilling, late] = [
      await newReader('read@example.org'),
      await newReader('unwilling@example.org'),
      await newReader('late@example.org'),
    ];
    const choices = [{ topic: 'reminders', channel: 'email', isOn: false }];
    await test.call({
      ...{ method: 'PATCH', url: '/api/v1/me/notifications', as: unwilling },
      payload: { choices },
    });
    for (const reader of [read, unwilling]) await remind(reader);
    await test.call({ method: 'PUT', url: '/api/v1/notifications/read', as: read });
    minutesLater(5);
    await run('email');
    goTo(morning);
    await remind(late);
    minutesLater(21 * 60);
    await run('email');
    expect(mailbox.mails).toEqual([]);
    expect(await emails(read.personId)).toMatchObject([{ state: 'skipped' }]);
    expect(await emails(unwilling.personId)).toEqual([]);
    expect(await emails(late.personId)).toMatchObject([{ state: 'expired' }]);
  });
});

describe('when something fails', () => {
  it('one message is tried later, and later, under the same name', async () => {
    const reader = await newReader('later@example.org');
    await remind(reader);
    minutesLater(5);
    mailbox.answer.message = () => ({ code: 451 });
    await run('email');
    expect(await emails(reader.personId)).toMatchObject([
      { state: 'waiting', tries: 1, lastFault: 'smtp-451' },
    ]);
    delete mailbox.answer.message;
    await run('email');
    expect(mailbox.mails).toEqual([]);
    minutesLater(2);
    await run('email');
    expect(mailbox.mails).toHaveLength(1);
  });

  it('an address that is not there is given up at once, and an officer sends it again', async () => {
    const reader = await newReader('gone@example.org');
    await remind(reader);
    minutesLater(5);
    mailbox.answer.recipient = () => ({ code: 550 });
    await run('email');
    expect(await emails(reader.personId)).toMatchObject([
      { state: 'dead', tries: 1, lastFault: 'smtp-550' },
    ]);
    delete mailbox.answer.recipient;
    await run('email');
    expect(mailbox.mails).toEqual([]);
  });

  it('a server that is down for an hour loses nothing, counts no try and is not hammered', async () => {
    const readers = [await newReader('a@example.org'), await newReader('b@example.org')];
    for (const reader of readers) await remind(reader);
    const { port } = mailbox;
    await mailbox.close();
    let asked = 0;
    for (let minute = 0; minute < 60; minute += 1) {
      minutesLater(1);
      const before = await test.db.query('select paused_until from notification_channel');
      await run('email');
      const after = await test.db.query('select paused_until from notification_channel');
      if (JSON.stringify(before) !== JSON.stringify(after)) asked += 1;
    }
    expect(asked).toBeGreaterThan(4);
    expect(asked).toBeLessThan(20);
    for (const reader of readers) {
      expect(await emails(reader.personId)).toMatchObject([{ state: 'waiting', tries: 0 }]);
    }
    mailbox = await startMailbox(port);
    minutesLater(15);
    await run('email');
    expect(mailbox.mails.map((mail) => mail.to).sort()).toEqual(['a@example.org', 'b@example.org']);
    expect(await test.db.query('select faults, paused_until from notification_channel')).toEqual([
      { faults: 0, paused_until: null },
    ]);
  });

  it('a server that takes too long to answer rests as well', async () => {
    const reader = await newReader('slow@example.org');
    await remind(reader);
    minutesLater(5);
    mailbox.answer.message = () => 'hang';
    await run('email');
    expect(await emails(reader.personId)).toMatchObject([{ state: 'waiting', tries: 0 }]);
    expect(await test.db.query('select last_fault from notification_channel')).toEqual([
      { last_fault: expect.stringMatching(/^smtp-/) },
    ]);
  });

  it('a worker that dies with messages in its hands loses none: they go out once its lease ends', async () => {
    const reader = await newReader('lease@example.org');
    await remind(reader);
    minutesLater(5);
    const email = automatic('email');
    const claims = test.app.get(DeliveryClaims, { strict: false });
    const [taken] = await claims.take(email, 5);
    expect(taken).toMatchObject({ personId: reader.personId });
    await run('email');
    expect(mailbox.mails).toEqual([]);
    minutesLater(6);
    await run('email');
    expect(mailbox.mails).toHaveLength(1);
    // Should it come back to life, what it says changes nothing.
    expect(await claims.sent(taken!.claim, 'late')).toBe(0);
  });

  it('neither log nor table repeats an address', async () => {
    const reader = await newReader('secret.name@example.org');
    await answeredWork(reader.membershipId, submissionReturned);
    await deliverEvents(test);
    minutesLater(5);
    mailbox.answer.recipient = () => ({ code: 553 });
    await run('email');
    const rows = await test.db.query('select d::text as row from notification_delivery d');
    expect(JSON.stringify(rows)).not.toContain('secret.name');
  });
});
