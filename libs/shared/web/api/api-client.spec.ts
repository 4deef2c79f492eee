import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { ApplicationRef } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { route } from '@pijar/shared/contracts';
import { ACCOUNT } from './account';
import { ApiClient } from './api-client';
import { Connection } from './connection';
import { ProblemError } from './problem-error';
import { problemInterceptor } from './problem.interceptor';
import { resourceOf } from './resource-of';

const showCohort = route<
  { params: { cohortId: string }; query?: { tab?: string } },
  { name: string }
>('GET', '/api/v1/cohorts/:cohortId');
const signIn = route<{ body: { pin: string } }, void>('POST', '/api/v1/sessions');

describe('ApiClient', () => {
  const lost = jest.fn();
  let opened = 0;
  const account = {
    ...{ id: () => shown, isOnlyHere: () => false, enter: async () => undefined },
    ...{ opened: () => opened, lost },
  };
  let shown: string | null;
  let server: HttpTestingController;
  let api: ApiClient;

  beforeEach(() => {
    lost.mockClear();
    shown = null;
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors([problemInterceptor])),
        provideHttpClientTesting(),
        { provide: ACCOUNT, useValue: account },
      ],
    });
    server = TestBed.inject(HttpTestingController);
    api = TestBed.inject(ApiClient);
  });

  it('fills the address and answers what the contract says', () => {
    let name = '';
    api
      .call(showCohort, { params: { cohortId: 'a/b' }, query: { tab: 'days' } })
      .subscribe((cohort) => (name = cohort.name));
    server.expectOne('/api/v1/cohorts/a%2Fb?tab=days').flush({ name: 'Lombok Timur 3' });
    expect(name).toBe('Lombok Timur 3');
  });

  it('names whoever is signed in, but not when somebody signs in', () => {
    const headerOf = () => server.expectOne(() => true).request.headers.get('Pijar-Account');
    const params = { cohortId: '7' };
    api.call(showCohort, { params }).subscribe();
    expect(headerOf()).toBeNull();
    shown = 'siti';
    api.call(showCohort, { params }).subscribe();
    expect(headerOf()).toBe('siti');
    api.call(signIn, { body: { pin: '120785' } }, { isSigningIn: true }).subscribe();
    expect(headerOf()).toBeNull();
  });

  it('tells the account when the server takes this phone for somebody else', () => {
    shown = 'siti';
    api.call(showCohort, { params: { cohortId: '7' } }).subscribe({ error: () => undefined });
    const problem = { type: '/problems/other-account', title: 'Conflict', status: 409 };
    server.expectOne(() => true).flush(problem, { status: 409, statusText: 'Conflict' });
    expect(lost).toHaveBeenCalledWith('other-account');
  });

  it('sends the key of a deed that may be repeated', () => {
    api.call(signIn, { body: { pin: '120785' } }, { idempotencyKey: 'k-1' }).subscribe();
    const { request } = server.expectOne('/api/v1/sessions');
    expect(request.headers.get('Idempotency-Key')).toBe('k-1');
    expect(request.body).toEqual({ pin: '120785' });
  });

  it('tells the session store of a 401, but not while signing in', () => {
    const errors: ProblemError[] = [];
    const wrongPin = { type: '/problems/wrong-pin', title: 'Wrong PIN', status: 401 };
    const unauthorized = { status: 401, statusText: 'Unauthorized' };
    const note = { error: (error: ProblemError) => errors.push(error) };
    api.call(signIn, { body: { pin: '1' } }, { isSigningIn: true }).subscribe(note);
    server.expectOne('/api/v1/sessions').flush(wrongPin, unauthorized);
    expect(lost).not.toHaveBeenCalled();
    api.call(showCohort, { params: { cohortId: '1' } }).subscribe(note);
    server.expectOne('/api/v1/cohorts/1').flush(null, unauthorized);
    expect(lost).toHaveBeenCalledTimes(1);
    expect(errors.map((error) => error.kind)).toEqual(['wrong-pin', 'sign-in-needed']);
  });

  it('does not end a session that was opened while the request was under way', () => {
    api.call(showCohort, { params: { cohortId: '1' } }).subscribe({ error: () => undefined });
    opened++;
    const unauthorized = { status: 401, statusText: 'Unauthorized' };
    server.expectOne('/api/v1/cohorts/1').flush(null, unauthorized);
    expect(lost).not.toHaveBeenCalled();
  });

  it('tells the connection of silence and of the next answer', () => {
    const connection = TestBed.inject(Connection);
    const ask = () => {
      TestBed.inject(HttpClient)
        .get('/api/v1/x')
        .subscribe({ error: () => undefined });
      return server.expectOne('/api/v1/x');
    };
    ask().error(new ProgressEvent('error'));
    expect(connection.state()).toBe('unreachable');
    ask().flush(null, { status: 404, statusText: 'Not Found' });
    expect(connection.state()).toBe('online');
    ask().flush(null, { status: 503, statusText: 'Busy' });
    expect(connection.state()).toBe('unreachable');
    ask().flush({});
    expect(connection.state()).toBe('online');
  });

  it('gives a resource whose error is a problem', async () => {
    const cohort = TestBed.runInInjectionContext(() =>
      resourceOf(showCohort, () => ({ params: { cohortId: '7' } })),
    );
    TestBed.tick();
    server.expectOne('/api/v1/cohorts/7').flush(null, { status: 404, statusText: 'Not Found' });
    await TestBed.inject(ApplicationRef).whenStable();
    expect((cohort.error() as ProblemError).kind).toBe('not-found');
    expect(cohort.hasValue()).toBe(false);
  });
});
