import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { factChannel } from '@pijar/learning/phone';
import { Connection, PhoneOutbox, provideLanguages } from '@pijar/shared/web';
import { FactQueue } from './fact-queue';

const opened = { kind: 'lesson_opened', stepId: 's1', payload: {} } as const;
const finished = { kind: 'lesson_finished', stepId: 's1', payload: {} } as const;
const step = { title: 'Pisah dompet', isDone: true };
const account = signal<string | null>('siti');
const unsent = () => TestBed.inject(Connection).unsent();
const ask = jest.fn();
let queue: FactQueue;

/** What the server is asked to take in next, and its answer to it. */
const accepting = async (_: string, { body }: { body: string }) => ({
  status: 200,
  text: async () => {
    const { facts } = JSON.parse(body) as { facts: { id: string }[] };
    return JSON.stringify({ answers: facts.map(({ id }) => ({ id, outcome: 'accepted' })) });
  },
});

/** Lets what was begun go on until `isSo`; the test's own limit ends what never comes true. */
async function until(isSo: () => boolean) {
  for (; !isSo(); TestBed.tick()) await new Promise((resolve) => setTimeout(resolve));
}
const isTried = () =>
  ask.mock.calls.length > 0 && TestBed.inject(PhoneOutbox).state()?.isDraining === false;
/** Whatever could be sent was, or could not be. */
async function settled() {
  await TestBed.inject(PhoneOutbox).sendNow();
  TestBed.tick();
}

beforeEach(() => {
  localStorage.clear();
  ask.mockReset();
  Object.assign(globalThis, { fetch: ask });
  account.set('siti');
  TestBed.configureTestingModule({ providers: [provideLanguages()] });
  queue = TestBed.inject(FactQueue);
  TestBed.inject(PhoneOutbox).start({ account, channels: async () => [factChannel as never] });
});

describe('facts on the phone', () => {
  it('are sent at once where nothing can be kept, and count as done meanwhile', async () => {
    ask.mockRejectedValueOnce(new TypeError('cut')).mockImplementation(accepting);
    queue.add('m1', finished, step);
    await until(isTried);
    expect([unsent(), queue.sent()]).toEqual([1, 0]);
    expect([[...queue.doneHere()], [...queue.onPhone()]]).toEqual([['s1'], ['s1']]);
    await settled();
    await until(() => unsent() === 0);
    expect(queue.sent()).toBe(1);
    // The list of steps is read again only now: what was done stays done on the screen.
    expect([[...queue.doneHere()], [...queue.onPhone()]]).toEqual([['s1'], []]);
  });

  it('that only say that a lesson was opened are not called unsent', async () => {
    ask.mockRejectedValue(new TypeError('cut'));
    queue.add('m1', opened, step);
    await until(isTried);
    expect(unsent()).toBe(0);
  });

  it('of somebody else on a shared phone are neither counted nor sent in her name', async () => {
    ask.mockRejectedValue(new TypeError('cut'));
    queue.add('m1', finished, step);
    await until(() => unsent() === 1);
    account.set('wati');
    await until(() => unsent() === 0);
    expect([...queue.doneHere()]).toEqual([]);
    ask.mockClear();
    await settled();
    expect(ask).not.toHaveBeenCalled();
  });

  it('that an older build left are taken over once, and others’ stay for them', async () => {
    ask.mockImplementation(accepting);
    const old = (membershipId: string, id: string) => ({
      membershipId,
      fact: { ...finished, id, deviceAt: '2026-11-01T00:00:00Z' },
    });
    localStorage.setItem('pijar.facts', JSON.stringify([old('m1', 'f1'), old('m2', 'f2')]));
    await queue.takeOver(['m1']);
    const bodies = ask.mock.calls.map(([, { body }]) => JSON.parse(body).facts[0].id);
    expect(bodies).toEqual(['f1']);
    expect(JSON.parse(localStorage.getItem('pijar.facts')!)).toEqual([old('m2', 'f2')]);
  });

  it('survive what another page left in the storage', async () => {
    localStorage.setItem('pijar.facts', '{broken');
    await expect(queue.takeOver(['m1'])).resolves.toBeUndefined();
  });
});
