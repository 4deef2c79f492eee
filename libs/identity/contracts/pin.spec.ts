import { pinFault } from './pin';

describe('a new PIN', () => {
  it.each(['12345', '1234567', '12345a', '', '１２３４５６'])('has six digits: %s', (pin) => {
    expect(pinFault(pin)).toBe('pin-format');
  });

  it.each([
    ...['123456', '234567', '654321', '890123', '135791', '111111', '000000'],
    ...['121212', '123123', '112233', '445566', '123321', '111222', '110011', '147258', '170845'],
  ])('is not one that everybody tries: %s', (pin) => {
    expect(pinFault(pin)).toBe('weak-pin');
  });

  it.each(['345678', '812345', '081234', '628123'])('is no part of her own number: %s', (pin) => {
    expect(pinFault(pin, '6281234567890')).toBe('weak-pin');
  });

  it.each(['482915', '907361', '260718'])('may be any other: %s', (pin) => {
    expect(pinFault(pin, '6281234567890')).toBeNull();
  });
});
