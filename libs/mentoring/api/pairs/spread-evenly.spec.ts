import { spreadEvenly } from './spread-evenly';

const coach = (personId: string, load: number, isAway = false) => ({ personId, load, isAway });
const people = (count: number) => Array.from({ length: count }, (_, n) => `m${n}`);

describe('an even spread', () => {
  it('fills up whoever has the fewest first, then takes turns', () => {
    const given = spreadEvenly(people(5), [coach('a', 3), coach('b', 1)]);
    expect([...given.values()]).toEqual(['b', 'b', 'a', 'b', 'a']);
  });

  it('gives nobody to a coach who is away', () => {
    const given = spreadEvenly(people(3), [coach('away', 0, true), coach('here', 20)]);
    expect(new Set(given.values())).toEqual(new Set(['here']));
    expect(spreadEvenly(people(3), [coach('away', 0, true)]).size).toBe(0);
  });

  it('is the same each time, so that what was seen is what is confirmed', () => {
    const coaches = [coach('a', 0), coach('b', 0), coach('c', 2)];
    expect(spreadEvenly(people(9), coaches)).toEqual(spreadEvenly(people(9), coaches));
  });
});
