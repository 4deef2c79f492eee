import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Confirmation, ProblemText, Toasts, Words, problemInterceptor } from '@pijar/shared/web';
import { ReviewView } from '@pijar/submissions/contracts';
import { FeedbackDraft } from '../feedback/feedback-draft';
import { Deciding } from './deciding';
import { ReviewLease } from './review-lease';

const draftUrl = '/api/v1/submissions/sub/feedback-draft';
const decisionUrl = '/api/v1/submissions/sub/decision';
/** As much of a review as an answer looks at. */
const review = {
  ...{ submissionId: 'sub', attempts: [{ id: 'a1' }], draft: null },
  rubric: { criteria: [], passEach: 0, passTotal: 0 },
} as unknown as ReviewView;

const settle = () => jest.advanceTimersByTimeAsync(0);

describe('an answer of a coach', () => {
  beforeEach(() => {
    localStorage.clear();
    jest.useFakeTimers();
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors([problemInterceptor])),
        provideHttpClientTesting(),
        ...[FeedbackDraft, ReviewLease, Deciding],
        { provide: Confirmation, useValue: {} },
        { provide: ProblemText, useValue: { of: () => '' } },
        { provide: Toasts, useValue: { show: () => undefined } },
        { provide: Words, useValue: { say: () => '' } },
      ],
    });
  });
  afterEach(() => jest.useRealTimers());

  it('goes after the draft that is being saved, and none is saved behind it', async () => {
    const http = TestBed.inject(HttpTestingController);
    const draft = TestBed.inject(FeedbackDraft);
    draft.open(review, 'sri');
    draft.write({ good: 'Rapi.', change: 'Sebutkan harganya.' });
    await jest.advanceTimersByTimeAsync(1_200);
    const saving = http.expectOne(draftUrl);
    const answer = TestBed.inject(Deciding).decide(review, 'returned');
    await settle();
    http.expectNone(decisionUrl);
    const words = {
      scores: {},
      good: 'Rapi.',
      change: 'Sebutkan harganya.',
      marks: [],
      voice: null,
    };
    const kept = { ...words, attemptId: 'a1', version: 1, updatedAt: '2026', begunBy: null };
    saving.flush({ draft: kept, lease: null });
    await settle();
    const sent = http.expectOne(decisionUrl);
    draft.write({ good: 'Rapi sekali.' });
    await jest.advanceTimersByTimeAsync(60_000);
    http.expectNone(draftUrl);
    sent.flush({ decisionId: 'd1' });
    expect(await answer).toEqual({ decisionId: 'd1' });
  });
});
