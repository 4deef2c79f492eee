import { HttpErrorResponse } from '@angular/common/http';
import { ProblemError, problemOf } from './problem-error';

const answer = (status: number, error: unknown) => new HttpErrorResponse({ status, error });

describe('problemOf', () => {
  it('keeps the problem that the server described', () => {
    const problem = {
      type: '/problems/wrong-pin',
      title: 'Wrong PIN',
      status: 401,
      errors: [{ pointer: '/body/pin', code: 'wrong', detail: 'no match' }],
    };
    const error = problemOf(answer(401, problem));
    expect(error.kind).toBe('wrong-pin');
    expect(error.key).toBe('problem.wrong-pin');
    expect(error.faultOf('pin')?.code).toBe('wrong');
    expect(error.faultOf('phone')).toBeUndefined();
  });

  it('reads a problem that arrived as text', () => {
    const text = JSON.stringify({ type: '/problems/conflict', title: 'Lost race', status: 409 });
    expect(problemOf(answer(409, text)).kind).toBe('conflict');
  });

  it('calls silence offline', () => {
    expect(problemOf(answer(0, new ProgressEvent('error'))).kind).toBe('offline');
  });

  it.each([
    [401, 'sign-in-needed'],
    [404, 'not-found'],
    [429, 'too-many-tries'],
    [502, 'unavailable'],
    [503, 'unavailable'],
    [500, 'unexpected'],
    [418, 'unexpected'],
  ])('gives a %i without a problem the kind %s', (status, kind) => {
    expect(problemOf(answer(status, '<html>proxy</html>')).kind).toBe(kind);
  });

  it('does not wrap twice and never throws', () => {
    const once = problemOf(new Error('boom'));
    expect(problemOf(once)).toBe(once);
    expect(once).toBeInstanceOf(ProblemError);
    expect(problemOf(undefined).kind).toBe('unexpected');
  });
});
