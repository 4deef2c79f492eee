import { normalPhone, shownPhone } from './phone';

describe('a phone number', () => {
  it.each([
    '081234567890',
    '0812-3456-7890',
    '62 812 3456 7890',
    '+62 (812) 3456.7890',
    '+62 0812 3456 7890',
    '0062 812 3456 7890',
    '81234567890',
    '0812\u00a03456\u20137890',
  ])('is one number, however it is written: %s', (text) => {
    expect(normalPhone(text)).toBe('6281234567890');
  });

  it('may be of another country', () => {
    expect(normalPhone('+60 12-345 6789')).toBe('60123456789');
    expect(shownPhone('60123456789')).toBe('+60123456789');
  });

  it.each(['', '0812', 'P7K2M9HX', 'siti', '0812345678901234567', '+62', '08123456789a'])(
    'is not just anything: %s',
    (text) => {
      expect(normalPhone(text)).toBeNull();
    },
  );

  it('is shown as people write it', () => {
    expect(shownPhone('6281234567890')).toBe('0812-3456-7890');
  });
});
