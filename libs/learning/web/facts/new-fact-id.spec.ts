import { newFactId } from './new-fact-id';

it('is a UUIDv7 that carries its time', () => {
  const id = newFactId(Date.UTC(2026, 0, 2, 3, 4, 5, 678));
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(parseInt(id.replace('-', '').slice(0, 12), 16)).toBe(Date.UTC(2026, 0, 2, 3, 4, 5, 678));
});

it('is never the same twice and sorts by time', () => {
  expect(newFactId(5)).not.toBe(newFactId(5));
  expect(newFactId(5) < newFactId(6)).toBe(true);
});
