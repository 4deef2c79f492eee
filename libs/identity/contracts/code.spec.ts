import { normalCode, shownCode } from './code';

describe('an activation code', () => {
  it('forgives what hands and eyes confuse', () => {
    expect(normalCode(' k7m2 9qxt-4hro ')).toBe('K7M29QXT4HR0');
    expect(normalCode('IL10-0000-0000')).toBe('111000000000');
    expect(shownCode('K7M29QXT4HRC')).toBe('K7M2-9QXT-4HRC');
  });

  it.each(['', 'K7M2', 'K7M2-9QXT-4HRU', 'K7M2-9QXT-4HRC-1'])(
    'is not just anything: %s',
    (text) => {
      expect(normalCode(text)).toBeNull();
    },
  );
});
