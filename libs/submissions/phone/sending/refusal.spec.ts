import { refusalOf } from './refusal';

const invalid = (pointer: string, code: string) => ({
  type: '/problems/invalid',
  title: 'Some fields are not right',
  status: 422,
  errors: [{ pointer, code, detail: '' }],
});

describe('why an attempt was refused', () => {
  it.each([
    ['/body/uploadIds/2', 'not-ready', { kind: 'upload-not-ready', uploadAt: 2 }],
    ['/body/uploadIds/0', 'kind-not-accepted', { kind: 'kind-not-accepted', uploadAt: null }],
    ['/body', 'nothing-handed-in', { kind: 'nothing-handed-in', uploadAt: null }],
  ])('%s %s', (pointer, code, expected) => {
    expect(refusalOf(invalid(pointer, code))).toEqual(expected);
  });

  it('takes the kind of a problem without field faults', () => {
    const problem = { type: '/problems/already-waiting', title: '', status: 409 };
    expect(refusalOf(problem)).toEqual({ kind: 'already-waiting', uploadAt: null });
  });
});
