/** @jest-environment node */
import { newId } from './new-id';

const timeOf = (id: string) => parseInt(id.replace('-', '').slice(0, 12), 16);

describe('an id', () => {
  it('is a UUIDv7 that carries its time', () => {
    const id = newId(Date.UTC(2040, 0, 2, 3, 4, 5, 678));
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(timeOf(id)).toBe(Date.UTC(2040, 0, 2, 3, 4, 5, 678));
  });

  it('sorts behind the one before, however many are made at once', () => {
    const ids = Array.from({ length: 10_000 }, () => newId(Date.UTC(2041, 0)));
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('sorts behind what another page made before the clock was set back', () => {
    const early = newId(Date.UTC(2042, 0));
    const other = early.replace(/^(.{8})/, 'f0000000');
    expect(newId(Date.UTC(2026, 0), other) > other).toBe(true);
    const sameMs = newId(0, other);
    expect(newId(0, sameMs) > sameMs).toBe(true);
  });
});
