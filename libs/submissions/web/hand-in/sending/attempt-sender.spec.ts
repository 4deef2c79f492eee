import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { problemInterceptor } from '@pijar/shared/web';
import { AttemptInput, AttemptReceipt } from '@pijar/submissions/contracts';
import { Writing } from '../draft/writing';
import { FileUploads } from '../files/file-uploads';
import { HandInFiles } from '../files/hand-in-files';
import { nameOf } from '../work';
import { memoryOf } from '../phone/hand-in-memory';
import { AttemptSender } from './attempt-sender';

const work = { membershipId: 'm', stepId: 's' };
const url = '/api/v1/memberships/m/steps/s/attempts';

/** A phone with this page open; a second call is a reload. */
function openPage() {
  TestBed.resetTestingModule();
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(withInterceptors([problemInterceptor])),
      provideHttpClientTesting(),
      Writing,
      HandInFiles,
      FileUploads,
      AttemptSender,
    ],
  });
  const writing = TestBed.inject(Writing);
  const sender = TestBed.inject(AttemptSender);
  sender.open(work, writing.open(work));
  TestBed.tick();
  return { writing, sender, http: TestBed.inject(HttpTestingController) };
}

/** Answers the one attempt that is under way and returns what was sent. */
function answer(http: HttpTestingController, status: number, kind = ''): AttemptInput {
  const request = http.expectOne(url);
  const body = request.request.body as AttemptInput;
  if (status === 200) {
    const { attemptId } = body;
    const receipt: AttemptReceipt = {
      submissionId: 'sub',
      attemptId,
      number: 1,
      sentAt: '2026-11-22T08:00:00Z',
      isLate: false,
    };
    request.flush(receipt);
  } else if (status === 0) request.error(new ProgressEvent('error'));
  else {
    const problem = { type: `/problems/${kind}`, title: kind, status };
    request.flush(problem, { status, statusText: kind });
  }
  return body;
}

/** Lets pauses pass, and what follows from them. */
async function later(milliseconds: number): Promise<void> {
  await jest.advanceTimersByTimeAsync(milliseconds);
  TestBed.tick();
  await jest.advanceTimersByTimeAsync(0);
}

describe('handing in', () => {
  beforeEach(() => {
    localStorage.clear();
    jest.useFakeTimers();
    // The connection asks whether there is a server again.
    window.fetch = () => Promise.resolve({ ok: true } as Response);
  });
  afterEach(() => jest.useRealTimers());

  it('sends a double tap once', async () => {
    const { writing, sender, http } = openPage();
    writing.write({ text: 'Saya menjual tiwul' });
    sender.press();
    sender.press();
    await later(0);
    sender.press();
    answer(http, 200);
    await later(60_000);
    http.expectNone(url);
    expect(sender.state()).toMatchObject({ phase: 'sent' });
    expect(memoryOf(nameOf(work))).toBeNull();
  });

  it('repeats the same attempt under the same id when no answer came', async () => {
    const { writing, sender, http } = openPage();
    writing.write({ text: 'Saya menjual tiwul' });
    sender.press();
    await later(0);
    const first = answer(http, 503, 'unavailable');
    await later(0);
    expect(sender.state().phase).toBe('unsure');
    await later(60_000);
    expect(answer(http, 200)).toEqual(first);
    await later(0);
    expect(sender.state().phase).toBe('sent');
  });

  it('goes on with it after a reload, and not with what is typed later', async () => {
    const before = openPage();
    before.writing.write({ text: 'Saya menjual tiwul' });
    before.sender.press();
    await later(0);
    const first = answer(before.http, 503, 'unavailable');
    await later(0);
    const after = openPage();
    await later(0);
    expect(answer(after.http, 200)).toEqual(first);
  });

  it('goes back to writing with every word when the server says no', async () => {
    const { writing, sender, http } = openPage();
    writing.write({ text: 'Saya menjual tiwul' });
    sender.press();
    await later(0);
    answer(http, 409, 'already-waiting');
    await later(0);
    expect(sender.state()).toEqual({ phase: 'writing', fault: 'already-waiting' });
    expect(writing.written().text).toBe('Saya menjual tiwul');
    expect(memoryOf(nameOf(work))).toMatchObject({ sending: null });
  });

  it('adds what people leave out of an address, and leaves out empty lines', async () => {
    const { writing, sender, http } = openPage();
    writing.write({ links: ['shopee.co.id/siti', ' '] });
    sender.press();
    await later(0);
    expect(answer(http, 200).links).toEqual(['https://shopee.co.id/siti']);
  });
});
