import * as z from 'zod';
import { newId } from './new-id';

describe('an id made on the page', () => {
  it('is a UUIDv7', () => {
    for (let n = 0; n < 200; n++) expect(z.uuidv7().safeParse(newId()).success).toBe(true);
  });

  it('sorts after those made before, also within a millisecond or when the clock goes back', () => {
    const ids = [5, 5, 5, 4, 6].map((later) => newId(2_000_000_000_000 + later));
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
