import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { problemInterceptor } from '@pijar/shared/web';
import { FeedbackDraftInput, FeedbackDraftView, ReviewView } from '@pijar/submissions/contracts';
import { FeedbackDraft } from './feedback-draft';

const url = '/api/v1/submissions/sub/feedback-draft';
const saved = (good: string, version: number): FeedbackDraftView => ({
  attemptId: 'a1',
  scores: {},
  good,
  change: '',
  marks: [],
  voice: null,
  version,
  updatedAt: '2026-11-22T08:00:00Z',
  begunBy: null,
});
/** As much of a review as a draft looks at. */
const review = (draft: FeedbackDraftView | null) =>
  ({ submissionId: 'sub', attempts: [{ id: 'a1' }], draft }) as unknown as ReviewView;

/** The page of a review; a second call is a tab opened again. */
function openPage(draft: FeedbackDraftView | null, reviewerId = 'sri') {
  TestBed.resetTestingModule();
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(withInterceptors([problemInterceptor])),
      provideHttpClientTesting(),
      FeedbackDraft,
    ],
  });
  const page = TestBed.inject(FeedbackDraft);
  page.open(review(draft), reviewerId);
  return { page, http: TestBed.inject(HttpTestingController) };
}

const quiet = () => jest.advanceTimersByTimeAsync(1_200);
const settle = () => jest.advanceTimersByTimeAsync(0);

describe('the draft of a feedback', () => {
  beforeEach(() => {
    localStorage.clear();
    jest.useFakeTimers();
  });
  afterEach(() => jest.useRealTimers());

  it('is saved when the reviewer pauses, from the version it began with', async () => {
    const { page, http } = openPage(saved('Rapi.', 3));
    expect(page.state()).toBe('saved');
    page.write({ good: 'Rapi dan jelas.' });
    page.score('tujuan', 2);
    page.score('alasan', 1);
    expect(page.state()).toBe('unsaved');
    await quiet();
    const request = http.expectOne(url);
    expect(request.request.body).toEqual({
      attemptId: 'a1',
      scores: { tujuan: 2, alasan: 1 },
      good: 'Rapi dan jelas.',
      change: '',
      version: 3,
      marks: [],
      voiceId: null,
    } satisfies FeedbackDraftInput);
    request.flush({ draft: { ...saved('Rapi dan jelas.', 4) }, lease: null });
    await settle();
    expect(page.state()).toBe('saved');
  });

  it('comes back after the tab was closed before anything reached the server', () => {
    openPage(null).page.write({ good: 'Ceritanya hidup.' });
    const { page } = openPage(null);
    expect(page.words().good).toBe('Ceritanya hidup.');
    expect(page.state()).toBe('unsaved');
  });

  it('is nobody else’s on the same computer', () => {
    openPage(null).page.write({ good: 'Ceritanya hidup.' });
    expect(openPage(null, 'maria').page.words().good).toBe('');
  });

  it('keeps both versions when another tab saved, until the reviewer chooses', async () => {
    const { page, http } = openPage(saved('Rapi.', 1));
    page.write({ good: 'Dari tab ini.' });
    await quiet();
    const theirs = saved('Dari tab lain.', 2);
    const problem = { type: '/problems/draft-changed', title: '', status: 409 };
    http
      .expectOne(url)
      .flush({ ...problem, current: { draft: theirs } }, { status: 409, statusText: 'Conflict' });
    await settle();
    expect(page.conflict()).toEqual(theirs);
    expect(page.words().good).toBe('Dari tab ini.');
    await jest.advanceTimersByTimeAsync(60_000);
    http.expectNone(url);
    page.choose('mine');
    await quiet();
    const again = http.expectOne(url).request.body as FeedbackDraftInput;
    expect([again.good, again.version]).toEqual(['Dari tab ini.', 2]);
  });

  it('goes on by itself when the other version says the same', async () => {
    const { page, http } = openPage(null);
    page.write({ good: 'Sama.' });
    await quiet();
    const problem = { type: '/problems/draft-changed', title: '', status: 409 };
    http
      .expectOne(url)
      .flush(
        { ...problem, current: { draft: saved('Sama.', 5) } },
        { status: 409, statusText: 'Conflict' },
      );
    await settle();
    expect(page.conflict()).toBeNull();
    expect(page.state()).toBe('saved');
  });

  it('tells who holds the work by now', async () => {
    const { page, http } = openPage(null);
    page.write({ good: 'Rapi.' });
    await quiet();
    const lease = { holder: { id: 'maria', name: 'Maria' }, until: '2026', isMine: false };
    http.expectOne(url).flush({ draft: saved('Rapi.', 1), lease });
    await settle();
    expect(page.heardLease()).toEqual(lease);
  });

  it('rests while an answer is on its way, and goes on when that did not go', async () => {
    const { page, http } = openPage(null);
    page.write({ good: 'Rapi.' });
    await quiet();
    const first = http.expectOne(url);
    page.write({ good: 'Rapi dan jelas.' });
    let isResting = false;
    void page.rest().then(() => (isResting = true));
    await settle();
    expect(isResting).toBe(false);
    first.flush({ draft: saved('Rapi.', 1), lease: null });
    await settle();
    expect(isResting).toBe(true);
    page.write({ change: 'Sebutkan harganya.' });
    await jest.advanceTimersByTimeAsync(60_000);
    http.expectNone(url);
    page.resume();
    await quiet();
    const again = http.expectOne(url).request.body as FeedbackDraftInput;
    expect([again.good, again.change]).toEqual(['Rapi dan jelas.', 'Sebutkan harganya.']);
  });
});
