import type { AccountRow, WrappedKey } from './phone-database';

/** Rounds of PBKDF2-SHA-256: as OWASP advises; about a second on a cheap phone. */
const ROUNDS = 600_000;
const AES = { name: 'AES-GCM', length: 256 } as const;

type Bytes = Uint8Array<ArrayBuffer>;

/** Random bytes for a person's data key. It is wrapped before it is kept, and only its sealed forms stay. */
export const newDataKey = (): Bytes => crypto.getRandomValues(new Uint8Array(32));

/** The phone's own key: wraps what a PIN wrapped, so that copied data cannot be tried out elsewhere. */
export const newDeviceKey = (): Promise<CryptoKey> =>
  crypto.subtle.generateKey(AES, false, ['encrypt', 'decrypt']);

/** For sealing and opening rows; cannot be taken out of the browser again. */
export const usable = (dataKey: Bytes): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', dataKey, AES, false, ['encrypt', 'decrypt']);

/** `recoveryKey`: 32 bytes in base64, as the server gives them to whoever is signed in. */
export const wrapByRecovery = async (dataKey: Bytes, recoveryKey: string): Promise<WrappedKey> =>
  seal(await usable(fromBase64(recoveryKey)), dataKey);

/** Null when the recovery key is not the one that it was wrapped by. */
export const unwrapByRecovery = async (
  wrapped: WrappedKey,
  recoveryKey: string,
): Promise<Bytes | null> => open(await usable(fromBase64(recoveryKey)), wrapped);

export async function wrapByPin(
  dataKey: Bytes,
  pin: string,
  deviceKey: CryptoKey,
): Promise<NonNullable<AccountRow['byPin']>> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const inner = await seal(await keyOfPin(pin, salt, ROUNDS), dataKey);
  const whole = new Uint8Array([...inner.iv, ...inner.bytes]);
  return { salt, rounds: ROUNDS, wrapped: await seal(deviceKey, whole) };
}

/** Null when the PIN is wrong. */
export async function unwrapByPin(
  { salt, rounds, wrapped }: NonNullable<AccountRow['byPin']>,
  pin: string,
  deviceKey: CryptoKey,
): Promise<Bytes | null> {
  const whole = await open(deviceKey, wrapped);
  if (!whole) return null;
  const inner = { iv: whole.slice(0, 12), bytes: whole.slice(12) };
  return open(await keyOfPin(pin, salt, rounds), inner);
}

/** `place` says what the bytes are, so that sealed rows cannot change places unnoticed. */
export async function seal(
  key: CryptoKey,
  bytes: BufferSource,
  place = '',
): Promise<{ iv: Bytes; bytes: Bytes }> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const sealed = await crypto.subtle.encrypt(algorithm(iv, place), key, bytes);
  return { iv, bytes: new Uint8Array(sealed) };
}

/** Null when the key is another one, or the bytes were changed or moved. */
export async function open(
  key: CryptoKey,
  { iv, bytes }: { iv: Bytes; bytes: BufferSource },
  place = '',
): Promise<Bytes | null> {
  try {
    return new Uint8Array(await crypto.subtle.decrypt(algorithm(iv, place), key, bytes));
  } catch (error) {
    if (error instanceof DOMException && error.name === 'OperationError') return null;
    throw error;
  }
}

const algorithm = (iv: Bytes, place: string) => ({
  name: 'AES-GCM',
  iv,
  additionalData: new TextEncoder().encode(place),
});

async function keyOfPin(pin: string, salt: Bytes, iterations: number): Promise<CryptoKey> {
  const secret = new TextEncoder().encode(pin);
  const base = await crypto.subtle.importKey('raw', secret, 'PBKDF2', false, ['deriveKey']);
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations };
  return crypto.subtle.deriveKey(how, base, AES, false, ['encrypt', 'decrypt']);
}

const fromBase64 = (text: string): Bytes =>
  Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
