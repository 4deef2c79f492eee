import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { problemInterceptor } from '@pijar/shared/web';
import { AttemptInput, AttemptReceipt } from '@pijar/submissions/contracts';
import { Writing } from '../draft/writing';
import { HandInFiles } from '../files/hand-in-files';
import { Room } from '../phone/room';
import { AttemptSender } from './attempt-sender';
import { PageSending } from './page-sending';

const work = { membershipId: 'm', stepId: 's' };
const url = '/api/v1/memberships/m/steps/s/attempts';

/** What went out, and what the server answers: a status, or nothing at all. */
const sent: AttemptInput[] = [];
let answers: { status: number; kind?: string }[] = [];

/** As much of a response as is read; this browser of the tests has none. */
const json = (body: unknown, status = 200) =>
  ({ status, ok: status < 300, text: async () => JSON.stringify(body) }) as Response;

function answer(input: AttemptInput): Response {
  const { status, kind } = answers.shift() ?? { status: 200 };
  if (status !== 200) return json({ type: `/problems/${kind}`, title: '', status }, status);
  const receipt: AttemptReceipt = {
    ...{ submissionId: 'sub', attemptId: input.attemptId, number: 1 },
    ...{ sentAt: '2026-11-22T08:00:00Z', isLate: false, replyBy: '2026-11-25' },
  };
  return json(receipt);
}

/** A page on a phone that keeps nothing: it sends by itself. */
async function openPage() {
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(withInterceptors([problemInterceptor])),
      provideHttpClientTesting(),
      ...[Room, Writing, HandInFiles, PageSending, AttemptSender],
    ],
  });
  const writing = TestBed.inject(Writing);
  const sender = TestBed.inject(AttemptSender);
  await TestBed.inject(Room).open();
  await writing.open(work);
  await sender.open(work, 'Tujuan');
  TestBed.tick();
  return { writing, sender };
}

/** Lets pauses pass, and what follows from them. */
const later = (milliseconds: number) => jest.advanceTimersByTimeAsync(milliseconds);

describe('handing in', () => {
  beforeEach(() => {
    sent.length = 0;
    answers = [];
    jest.useFakeTimers();
    globalThis.fetch = async (address, init) => {
      if (address !== url) return json({});
      const input = JSON.parse(String(init?.body)) as AttemptInput;
      sent.push(input);
      return answer(input);
    };
  });
  afterEach(() => jest.useRealTimers());

  it('sends a double tap once, and clears the words with the receipt', async () => {
    const { writing, sender } = await openPage();
    writing.write({ text: 'Saya menjual tiwul' });
    sender.press();
    sender.press();
    await later(100);
    sender.press();
    await later(60_000);
    expect(sent).toHaveLength(1);
    expect(sender.state().phase).toBe('sent');
    expect(sender.receipt()).toMatchObject({ number: 1, files: [] });
    expect(writing.isBlank()).toBe(true);
  });

  it('repeats the same attempt under the same id when no answer came', async () => {
    answers = [{ status: 503, kind: 'unavailable' }];
    const { writing, sender } = await openPage();
    writing.write({ text: 'Saya menjual tiwul' });
    sender.press();
    await later(100);
    expect(sender.state().phase).toBe('unsure');
    await sender.takeBack();
    expect(sender.state().phase).toBe('unsure');
    await later(60_000);
    expect(sent).toHaveLength(2);
    expect(sent[1]).toEqual(sent[0]);
    expect(sender.state().phase).toBe('sent');
  });

  it('goes back to writing with every word when the server says no', async () => {
    answers = [{ status: 409, kind: 'already-waiting' }];
    const { writing, sender } = await openPage();
    writing.write({ text: 'Saya menjual tiwul' });
    sender.press();
    await later(100);
    expect(sender.state()).toEqual({ phase: 'writing', fault: 'already-waiting' });
    expect(writing.written().text).toBe('Saya menjual tiwul');
  });

  it('adds what people leave out of an address, and leaves out empty lines', async () => {
    const { writing, sender } = await openPage();
    writing.write({ links: ['shopee.co.id/siti', ' '] });
    sender.see(2);
    sender.press();
    await later(100);
    expect(sent[0]).toMatchObject({ links: ['https://shopee.co.id/siti'], seenAttempts: 2 });
  });
});
