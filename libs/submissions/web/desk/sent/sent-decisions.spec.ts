import { TestBed } from '@angular/core/testing';
import { ApiClient, ProblemText, Toasts, Words } from '@pijar/shared/web';
import { DecisionView } from '@pijar/submissions/contracts';
import { of, throwError } from 'rxjs';
import { SentDecisions } from './sent-decisions';

const decision = (secondsLeft: number) =>
  ({ submissionId: 's', feedbackId: 'd', secondsLeft }) as DecisionView;

describe('the decision that was sent last', () => {
  const call = jest.fn();
  const show = jest.fn();
  let sent: SentDecisions;

  beforeEach(() => {
    jest.useFakeTimers();
    call.mockReset();
    show.mockReset();
    TestBed.configureTestingModule({
      providers: [
        { provide: ApiClient, useValue: { call } },
        { provide: Toasts, useValue: { show } },
        { provide: Words, useValue: { say: (key: string) => key } },
        { provide: ProblemText, useValue: { of: () => 'fault' } },
      ],
    });
    sent = TestBed.inject(SentDecisions);
  });
  afterEach(() => jest.useRealTimers());

  it('counts down by the second, and stops being taken back at nought', () => {
    sent.tell(decision(29.4), 'Dikembalikan.', {});
    expect([sent.secondsLeft(), sent.canTakeBack()]).toEqual([30, true]);
    jest.advanceTimersByTime(2_000);
    expect(sent.secondsLeft()).toBe(28);
    jest.advanceTimersByTime(60_000);
    expect([sent.secondsLeft(), sent.canTakeBack()]).toEqual([0, false]);
    expect(sent.note()?.said).toBe('Dikembalikan.');
  });

  it('is taken back once, and forgotten', async () => {
    call.mockReturnValue(of({}));
    sent.tell(decision(30), 'Dikembalikan.', {});
    expect(await sent.takeBack('s', 'd')).toBe(true);
    expect(sent.note()).toBeNull();
    expect(call.mock.calls[0][1]).toEqual({ params: { submissionId: 's', decisionId: 'd' } });
  });

  it('that took effect says so, and one that the server did not hear can be tried again', async () => {
    sent.tell(decision(30), 'Dikembalikan.', {});
    call.mockReturnValue(throwError(() => new Error('no line')));
    expect(await sent.takeBack('s', 'd')).toBe(false);
    expect(sent.canTakeBack()).toBe(true);
    expect(show).toHaveBeenLastCalledWith('fault', { tone: 'bad' });
  });
});
