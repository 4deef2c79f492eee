/**
 * One normal form for the ways people write a phone number: digits with the country code, no plus.
 * `0812-3456-7890`, `62 812 3456 7890`, `+62 (812) 3456.7890` and `812 3456 7890` are all `6281234567890`.
 * Null when it cannot be a phone number.
 */
export function normalPhone(text: string): string | null {
  const compact = text.replace(/[\s().\-\u2010-\u2015\u00a0]/g, '');
  if (!/^\+?\d{8,17}$/.test(compact)) return null;
  const digits = international(compact);
  return digits !== null && /^[1-9]\d{7,14}$/.test(digits) ? digits : null;
}

function international(compact: string): string | null {
  if (compact.startsWith('+')) return withoutTrunkZero(compact.slice(1));
  if (compact.startsWith('00')) return withoutTrunkZero(compact.slice(2));
  if (compact.startsWith('0')) return `62${compact.slice(1)}`;
  if (compact.startsWith('62')) return withoutTrunkZero(compact);
  // Indonesian mobile numbers begin with 8; without 0 or country code that is how sheets lose the zero.
  return compact.startsWith('8') && compact.length <= 12 ? `62${compact}` : compact;
}

/** `+62 0812…` is a common slip: the zero is for calls inside the country. */
const withoutTrunkZero = (digits: string): string => digits.replace(/^620+/, '62');

/** As people in Indonesia write it: `0812-3456-7890`; numbers of other countries as `+60 123456789`. */
export function shownPhone(phone: string): string {
  if (!phone.startsWith('62')) return `+${phone}`;
  const digits = `0${phone.slice(2)}`;
  return [digits.slice(0, 4), digits.slice(4, 8), digits.slice(8)].filter(Boolean).join('-');
}
