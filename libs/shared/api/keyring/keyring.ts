import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { SecretSettings } from '../settings';
import { ensureSecretFile, readSecretFile } from './secret-file';

const [cipher, saltBytes, nonceBytes, tagBytes] = ['aes-256-gcm', 32, 12, 16] as const;
/** The first byte of what is sealed: how it is laid out. */
const layout = 1;

export interface Sealed {
  /** Says which secret opens it, and nothing about the secret. */
  keyId: string;
  /** Layout, salt, nonce, ciphertext, tag. */
  bytes: Buffer;
}

/** What opens this is not on this machine. */
export class KeyMissing extends Error {
  override name = 'KeyMissing';
}
/** It was changed, or it is another row's. */
export class NotAuthentic extends Error {
  override name = 'NotAuthentic';
}

/**
 * Seals words with a key derived from a secret that lies outside the database: AES-256-GCM, a key of its own for each sealing (HKDF
 * over a random salt), bound to what it belongs to. See docs/adr/0085.
 */
export class Keyring {
  readonly #secrets: ReadonlyMap<string, string>;
  /** With which new words are sealed; null: there is no secret here. */
  readonly presentId: string | null;

  /** @param secrets the present one first, then those that still open what is older */
  constructor(present: string | null, old: readonly string[] = []) {
    const all = present === null ? old : [present, ...old];
    this.#secrets = new Map(all.map((secret) => [idOf(secret), secret]));
    this.presentId = present === null ? null : idOf(present);
  }

  /**
   * As it stands now: a file that was changed meanwhile counts at once.
   * @param isMaking makes the small size's own secret where there is none
   */
  static of({ present, old, file }: SecretSettings, isMaking = false): Keyring {
    if (file && isMaking && present === null) ensureSecretFile(file);
    const [first, ...others] = file ? readSecretFile(file) : [];
    if (present === null) return new Keyring(first ?? null, [...others, ...old]);
    return new Keyring(present, [...old, ...(first ? [first] : []), ...others]);
  }

  get ids(): readonly string[] {
    return [...this.#secrets.keys()];
  }

  has(keyId: string): boolean {
    return this.#secrets.has(keyId);
  }

  /** @param belongsTo what it cannot be taken away from, e.g. ids of its row. @throws KeyMissing without a present secret */
  seal(text: string, belongsTo: readonly string[]): Sealed {
    if (this.presentId === null) throw new KeyMissing('There is no secret to seal with.');
    const [salt, nonce] = [randomBytes(saltBytes), randomBytes(nonceBytes)];
    const head = Buffer.concat([Buffer.from([layout]), salt, nonce]);
    const sealing = createCipheriv(cipher, this.#key(this.presentId, salt), nonce);
    sealing.setAAD(bound(head, belongsTo));
    const body = Buffer.concat([sealing.update(text, 'utf8'), sealing.final()]);
    const bytes = Buffer.concat([head, body, sealing.getAuthTag()]);
    return { keyId: this.presentId, bytes };
  }

  /** @throws KeyMissing, NotAuthentic */
  open({ keyId, bytes }: Sealed, belongsTo: readonly string[]): string {
    const headEnd = 1 + saltBytes + nonceBytes;
    if (bytes[0] !== layout || bytes.length < headEnd + tagBytes) {
      throw new NotAuthentic('This was not sealed here.');
    }
    const head = bytes.subarray(0, headEnd);
    const key = this.#key(keyId, head.subarray(1, 1 + saltBytes));
    const opening = createDecipheriv(cipher, key, head.subarray(1 + saltBytes), {
      authTagLength: tagBytes,
    });
    opening.setAAD(bound(head, belongsTo));
    opening.setAuthTag(bytes.subarray(-tagBytes));
    const body = opening.update(bytes.subarray(headEnd, -tagBytes));
    try {
      return Buffer.concat([body, opening.final()]).toString('utf8');
    } catch (cause) {
      throw new NotAuthentic('It was changed, or it is another row’s.', { cause });
    }
  }

  #key(keyId: string, salt: Buffer): Buffer {
    const secret = this.#secrets.get(keyId);
    if (secret === undefined) throw new KeyMissing(`No secret here has the id ${keyId}.`);
    return Buffer.from(hkdfSync('sha256', secret, salt, 'pijar sealed words', 32));
  }
}

/** 64 bits that a secret always gives and that do not lead back to it. */
const idOf = (secret: string): string =>
  Buffer.from(hkdfSync('sha256', secret, '', 'pijar key id', 8)).toString('hex');

const bound = (head: Buffer, belongsTo: readonly string[]): Buffer =>
  Buffer.concat([head, Buffer.from(JSON.stringify(belongsTo.map((id) => id.toLowerCase())))]);
