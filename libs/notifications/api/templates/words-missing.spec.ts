import { makePerson, problemIn } from '@pijar/identity/testing';
import type { HandMessage } from '@pijar/notifications/contracts';
import { newId } from '@pijar/shared/api';
import { submissionAccepted, submissionReturned } from '@pijar/submissions/contracts';
import { deliverEvents } from '@pijar/shared/testing';
import { answeredWork, happens, organisationId, test } from '../testing-inbox';
import { startMailbox, type Mailbox } from '../testing-mailbox';
import { deliveries, minutesLater, newReader, remind, run, usePost } from '../testing-post';

let mailbox: Mailbox;
usePost(async () => {
  mailbox = await startMailbox();
  return { SMTP_URL: `smtp://127.0.0.1:${mailbox.port}`, MAIL_FROM: 'Pijar <pijar@example.org>' };
});
beforeEach(() => void (mailbox.mails.length = 0));
afterAll(() => mailbox.close());

/** Somebody who is to be told of a step; what it is called was not written down. */
async function remindedOfNothing(title: string | null | undefined) {
  const reader = await newReader('siti@example.org');
  await remind(reader);
  await test.db.query(`update notification set details = $2 where person_id = $1`, [
    reader.personId,
    JSON.stringify(title === undefined ? {} : { title }),
  ]);
  return reader;
}
const told = async (personId: string, channel: string) =>
  (await deliveries(personId))
    .filter((one) => one.channel === channel)
    .map(({ state, lastFault }) => [state, lastFault]);

it.each([undefined, null, ''])(
  'a message that wants a word which is %p is given up with the reason, never sent with a hole',
  async (title) => {
    const { personId } = await remindedOfNothing(title);
    minutesLater(5);
    await run('email');
    expect(mailbox.mails).toEqual([]);
    expect(await told(personId, 'email')).toEqual([['dead', 'words-missing']]);
  },
);

it('what was taken with it goes out all the same', async () => {
  const reader = await remindedOfNothing(undefined);
  await answeredWork(reader.membershipId, submissionReturned);
  await deliverEvents(test);
  minutesLater(5);
  await run('email');
  expect(mailbox.mails.map(({ subject }) => subject)).toEqual(['Langkah a1: perlu diperbaiki']);
  expect((await told(reader.personId, 'email')).sort()).toEqual([
    ['dead', 'words-missing'],
    ['sent', null],
  ]);
});

it('an officer who sends by hand gets what can be said, and is not shown the rest again', async () => {
  const officer = await makePerson(test.db, organisationId, ['officer']);
  const take = (personId: string) =>
    test.call({ method: 'POST', url: `/api/v1/by-hand/${personId}/take`, as: officer });
  const reader = await newReader('siti@example.org');
  await test.db.query(`update person set phone = '6281234567890' where id = $1`, [reader.personId]);
  const answered = await answeredWork(reader.membershipId, submissionReturned);
  await deliverEvents(test);
  await test.db.query(`update notification set details = '{}' where person_id = $1`, [
    reader.personId,
  ]);
  minutesLater(5);
  expect(problemIn(await take(reader.personId))).toBe('409 taken');
  expect(await told(reader.personId, 'whatsapp')).toEqual([['dead', 'words-missing']]);
  await happens(submissionAccepted, { ...answered, attemptId: newId() });
  await deliverEvents(test);
  minutesLater(5);
  const { text } = (await take(reader.personId)).json<HandMessage>();
  expect(text).toContain('Langkah a1');
  expect(text).not.toContain('{{');
});
