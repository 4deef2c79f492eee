import { newId } from './new-id';

describe('an id made on the page', () => {
  it('is a UUIDv7', () => {
    const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
    for (let n = 0; n < 200; n++) expect(newId()).toMatch(shape);
  });

  it('sorts after those made before, also within a millisecond or when the clock goes back', () => {
    const ids = [5, 5, 5, 4, 6].map((later) => newId(2_000_000_000_000 + later));
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
