/** What is wrong with a PIN: not six digits, or too easy to guess. */
export type PinFault = 'pin-format' | 'weak-pin';

/** Ways over the keypad and dates that everybody tries first. */
const popular = new Set([
  '147258',
  '258369',
  '147852',
  '159753',
  '789456',
  '456123',
  '123654',
  '321654',
  '741852',
  '963852',
  '852456',
  '170845',
  '170819',
  '520520',
  '131452',
]);

/**
 * Judges a new PIN, the same way on the phone and on the server.
 * @param phone the person's number in normal form: no six digits in a row of it may be the PIN
 */
export function pinFault(pin: string, phone: string | null = null): PinFault | null {
  if (!/^\d{6}$/.test(pin)) return 'pin-format';
  const isWeak =
    isSequence(pin) || isRepetition(pin) || popular.has(pin) || isPartOfPhone(pin, phone);
  return isWeak ? 'weak-pin' : null;
}

/** 123456, 987654, 890123, 135791, 111111: the same step from each digit to the next. */
function isSequence(pin: string): boolean {
  const steps = [...pin].slice(1).map((digit, i) => (Number(digit) - Number(pin[i]) + 10) % 10);
  return steps.every((step) => step === steps[0]);
}

/** 121212, 123123, 112233, 123321, 111222: half of it can be told from the other half. */
function isRepetition(pin: string): boolean {
  const digits = [...pin];
  const isPeriodic = [2, 3].some((n) => digits.every((d, i) => d === digits[i % n]));
  const isPairs = [0, 2, 4].every((i) => digits[i] === digits[i + 1]);
  const isTriples = [0, 3].every((i) => new Set(digits.slice(i, i + 3)).size === 1);
  const isMirror = pin === digits.toReversed().join('');
  return isPeriodic || isPairs || isTriples || isMirror || new Set(digits).size < 3;
}

function isPartOfPhone(pin: string, phone: string | null): boolean {
  if (!phone) return false;
  return phone.includes(pin) || `0${phone.slice(2)}`.includes(pin);
}
