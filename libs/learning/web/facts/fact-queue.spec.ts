import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { FactAnswer } from '@pijar/learning/contracts';
import { Connection, problemInterceptor } from '@pijar/shared/web';
import { FactQueue } from './fact-queue';
import { FactStore } from './fact-store';

const opened = { kind: 'lesson_opened', stepId: 's1', payload: {} } as const;
const finished = { kind: 'lesson_finished', stepId: 's1', payload: {} } as const;
const url = (membershipId: string) => `/api/v1/memberships/${membershipId}/facts`;

let queue: FactQueue;
let http: HttpTestingController;
const store = () => TestBed.inject(FactStore).all();
const unsent = () => TestBed.inject(Connection).unsent();

function start(): void {
  TestBed.resetTestingModule();
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(withInterceptors([problemInterceptor])),
      provideHttpClientTesting(),
    ],
  });
  queue = TestBed.inject(FactQueue);
  http = TestBed.inject(HttpTestingController);
}

/** Lets what was begun go on until it waits for the server. */
const settled = () => new Promise((resolve) => setTimeout(resolve));

/** Answers the request under way for every fact in it. */
async function answer(
  membershipId: string,
  more: Partial<FactAnswer> = { outcome: 'accepted' },
): Promise<number> {
  await settled();
  const request = http.expectOne(url(membershipId));
  const { facts } = request.request.body as { facts: { id: string }[] };
  const answers = facts.map(({ id }) => ({ id, reason: null, ...more }));
  request.flush({ answers });
  await settled();
  return facts.length;
}

beforeEach(() => {
  localStorage.clear();
  start();
});
afterEach(() => http.verify());

describe('facts on the phone', () => {
  it('are sent at once and leave the phone when the server has answered for them', async () => {
    queue.serve(['m1']);
    queue.add('m1', finished);
    expect([store().length, unsent()]).toEqual([1, 1]);
    await answer('m1');
    expect([store().length, unsent(), queue.sent()]).toEqual([0, 0, 1]);
  });

  it('stay through a cut and a reload, with the same id', async () => {
    queue.serve(['m1']);
    queue.add('m1', finished);
    await settled();
    http.expectOne(url('m1')).error(new ProgressEvent('error'));
    await settled();
    const [kept] = store();
    expect(unsent()).toBe(1);
    start();
    queue.serve(['m1']);
    await settled();
    const request = http.expectOne(url('m1'));
    expect(request.request.body.facts).toEqual([kept!.fact]);
    request.flush({ answers: [{ id: kept!.fact.id, outcome: 'duplicate', reason: null }] });
    await settled();
    expect(store()).toEqual([]);
  });

  it('that were refused for good leave; a locked step is tried again later', async () => {
    queue.serve(['m1']);
    queue.add('m1', opened);
    await answer('m1', { outcome: 'refused', reason: 'wrong-kind' });
    expect(store()).toEqual([]);
    queue.add('m1', finished);
    await answer('m1', { outcome: 'refused', reason: 'step-locked' });
    expect(store()).toHaveLength(1);
  });

  it('wait while the membership is paused', async () => {
    queue.serve(['m1']);
    queue.add('m1', finished);
    await settled();
    http
      .expectOne(url('m1'))
      .flush(
        { type: '/problems/membership-paused', title: '', status: 409 },
        { status: 409, statusText: '' },
      );
    await settled();
    expect(store()).toHaveLength(1);
  });

  it('of somebody else on a shared phone wait until she is back, and are not counted', async () => {
    queue.add('m1', finished);
    queue.serve(['m2']);
    expect(unsent()).toBe(0);
    http.expectNone(url('m1'));
    queue.serve(['m1', 'm2']);
    expect(unsent()).toBe(1);
    await answer('m1');
  });

  it('travel in batches', async () => {
    for (let n = 0; n < 60; n++) queue.add('m1', opened);
    queue.serve(['m1']);
    await settled();
    const first = http.expectOne(url('m1'));
    expect(first.request.body.facts).toHaveLength(50);
    const ids: { id: string }[] = first.request.body.facts;
    first.flush({ answers: ids.map(({ id }) => ({ id, outcome: 'accepted', reason: null })) });
    expect(await answer('m1')).toBe(10);
  });

  it('that only say that a lesson was opened are not called unsent', async () => {
    queue.serve(['m1']);
    queue.add('m1', opened);
    expect(unsent()).toBe(0);
    await settled();
    http.expectOne(url('m1'));
  });

  it('survive what another page left in the storage', () => {
    localStorage.setItem('pijar.facts', '{broken');
    expect(store()).toEqual([]);
  });
});
