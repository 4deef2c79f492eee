import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { checkInChannel } from '@pijar/mentoring/phone';
import { PhoneOutbox, Words, provideLanguages } from '@pijar/shared/web';
import { CheckInAnswers } from './check-in-answers';
import { checkInWords } from './check-in-words';

const said = { sold: 'yes', income: null, help: 'nothing', note: '' } as const;
const ask = jest.fn();
let answers: CheckInAnswers;
const entries = () => TestBed.inject(PhoneOutbox).entries();
/** Lets what was begun go on until `isSo`; the test's own limit ends what never comes true. */
async function until(isSo: () => boolean) {
  for (; !isSo(); TestBed.tick()) await new Promise((resolve) => setTimeout(resolve));
}

beforeEach(async () => {
  localStorage.clear();
  ask.mockReset().mockRejectedValue(new TypeError('cut'));
  Object.assign(globalThis, { fetch: ask });
  TestBed.configureTestingModule({ providers: [provideLanguages()] });
  await TestBed.inject(Words).learn('mentoringCheckIns', checkInWords);
  answers = TestBed.inject(CheckInAnswers);
  const channels = async () => [checkInChannel as never];
  TestBed.inject(PhoneOutbox).start({ account: signal('siti'), channels });
});

describe('what she answers of her business on the phone', () => {
  it('is kept once for a question, also where she taps twice', async () => {
    const taps = [answers.give('c1', said), answers.give('c1', said)];
    await expect(Promise.all(taps)).resolves.toEqual([true, true]);
    await answers.give('c1', said);
    await answers.give('c2', said);
    await until(() => entries().some(({ subject }) => subject === 'check-in/c2'));
    expect(entries().map(({ subject }) => subject)).toEqual(['check-in/c1', 'check-in/c2']);
  });

  it('can be given again after the server refused it', async () => {
    await answers.give('c1', said);
    ask.mockResolvedValue({ status: 409, text: async () => JSON.stringify({ type: 'x' }) });
    void TestBed.inject(PhoneOutbox).sendNow();
    await until(() => entries()[0]?.state.at === 'rejected');
    await answers.give('c1', said);
    await until(() => entries().length === 2);
  });

  it('can be given again after she let the refused one go', async () => {
    await answers.give('c1', said);
    ask.mockResolvedValue({ status: 409, text: async () => JSON.stringify({ type: 'x' }) });
    const outbox = TestBed.inject(PhoneOutbox);
    void outbox.sendNow();
    await until(() => entries()[0]?.state.at === 'rejected');
    await (await outbox.outbox())!.dismiss(entries()[0]!.id);
    await until(() => entries().length === 0);
    await answers.give('c1', said);
    await until(() => entries().length === 1);
  });
});
