import { membershipStates, membershipVerbs, stateAfter, verbsFor } from './membership-states';

describe('what an officer may do with a membership', () => {
  it('is said for every state and every verb', () => {
    const table = Object.fromEntries(
      membershipStates.map((state) => [
        state,
        Object.fromEntries(membershipVerbs.map((verb) => [verb, stateAfter(verb, state, true)])),
      ]),
    );
    expect(table).toEqual({
      invited: { pause: 'paused', readmit: null, leave: 'left' },
      active: { pause: 'paused', readmit: null, leave: 'left' },
      paused: { pause: null, readmit: 'active', leave: 'left' },
      left: { pause: null, readmit: 'active', leave: null },
      completed: { pause: null, readmit: null, leave: null },
    });
  });

  it('ends readmission in invited for whoever never opened her account', () => {
    expect(stateAfter('readmit', 'paused', false)).toBe('invited');
  });

  it('offers only what is possible', () => {
    expect(verbsFor('active')).toEqual(['pause', 'leave']);
    expect(verbsFor('completed')).toEqual([]);
  });
});
