import { shuffled } from './shuffled';

const seeds = Array.from({ length: 200 }, (_, index) => `q${index}`);

it.each([2, 3, 4, 5, 6])(
  '%i items are all there, in another order, the same each time',
  (count) => {
    const items = Array.from({ length: count }, (_, index) => index);
    for (const seed of seeds) {
      const order = shuffled(items, seed);
      expect(order.toSorted()).toEqual(items);
      expect(order).not.toEqual(items);
      expect(shuffled(items, seed)).toEqual(order);
    }
  },
);

it('gives different questions different orders', () => {
  const orders = new Set(seeds.map((seed) => shuffled([1, 2, 3, 4], seed).join()));
  expect(orders.size).toBeGreaterThan(15);
});
