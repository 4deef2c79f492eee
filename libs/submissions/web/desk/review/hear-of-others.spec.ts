import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { problemInterceptor } from '@pijar/shared/web';
import { ReviewView } from '@pijar/submissions/contracts';
import { QueueNews } from '../live/queue-news';
import { hearOfOthers } from './hear-of-others';

const review = (more: Partial<ReviewView> = {}) =>
  ({
    ...{ submissionId: 'w', state: 'in_review', keptFor: null, sentDecision: null },
    ...{ lease: { holder: { id: 'sri', name: 'Sri' } }, attempts: [{ id: 'a' }] },
    ...more,
  }) as unknown as ReviewView;

describe('a review that others do something to', () => {
  let told: string[];
  let hear: (moved: ReadonlySet<string> | null) => void;
  let server: HttpTestingController;

  @Component({ selector: 'pijar-page', template: '' })
  class Page {
    constructor() {
      hearOfOthers({
        shown: () => review(),
        holder: () => 'sri',
        isBusy: () => false,
        show: ({ state }) => told.push(state),
        close: () => told.push('closed'),
      });
    }
  }

  beforeEach(() => {
    told = [];
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors([problemInterceptor])),
        provideHttpClientTesting(),
        { provide: QueueNews, useValue: { listen: (listener: typeof hear) => (hear = listener) } },
      ],
    });
    TestBed.createComponent(Page);
    server = TestBed.inject(HttpTestingController);
  });

  const answered = async (answer: (request: ReturnType<typeof server.expectOne>) => void) => {
    hear(null);
    answer(server.expectOne('/api/v1/submissions/w/review'));
    // What was answered is heard in a later turn.
    await new Promise((resolve) => setTimeout(resolve));
    return told;
  };

  it('is shown anew when it is another’s, and left alone when nothing happened to it', async () => {
    expect(await answered((request) => request.flush(review()))).toEqual([]);
    const other = review({ lease: null, state: 'waiting' });
    expect(await answered((request) => request.flush(other))).toEqual(['waiting']);
  });

  it('is closed for a coach who was taken off the cohort, not for a line that broke', async () => {
    expect(await answered((request) => request.error(new ProgressEvent('error')))).toEqual([]);
    const problem = { type: '/problems/not-found', title: 'Not found', status: 404 };
    const gone = await answered((request) =>
      request.flush(problem, { status: 404, statusText: 'Not Found' }),
    );
    expect(gone).toEqual(['closed']);
  });
});
