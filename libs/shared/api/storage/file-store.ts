import type { Readable } from 'node:stream';
import { newId } from '../database/new-id';

/** What is kept, and how it is handed out again. */
export interface StoredFile {
  /** Bytes of the whole file, also when only a part was asked for. */
  size: number;
  /** Media type as given when it was put. */
  type: string;
  /** Must be read to its end or destroyed. */
  stream: Readable;
}

/** First and last byte, both included; the last may lie beyond the end. */
export interface ByteRange {
  start: number;
  end: number;
}

/**
 * Files by key, in a folder or in an S3 bucket. A file is there whole or not at all, and the product never changes one: a new
 * version gets a new key.
 */
export interface FileStore {
  /** Keeps a file; resolves when it would survive a crash. @throws when the stream fails, and then keeps nothing */
  put(key: string, content: Buffer | Readable, options: { type: string }): Promise<void>;
  /** Null when there is no such file. */
  read(key: string, options?: { range?: ByteRange }): Promise<StoredFile | null>;
  exists(key: string): Promise<boolean>;
  /** Also resolves when there is no such file. */
  delete(key: string): Promise<void>;
  /** Keys and sizes of all files below a folder such as `submissions/`, in no order. */
  list(prefix?: string): AsyncIterable<{ key: string; size: number }>;
  /** @throws when files can be neither read nor written now */
  ping(): Promise<void>;
}

export const FILE_STORE = Symbol('FileStore');

const segment = '[a-z0-9][a-z0-9_-]*';
const keyPattern = new RegExp(`^(${segment}/)+${segment}(\\.[a-z0-9]+)?$`);

/**
 * A key that nobody has used.
 * @param room folder of the context, e.g. `submissions`
 * @param extension without the dot, e.g. `pdf`; ours, never the one a person's file came with
 */
export function newFileKey(room: string, extension?: string): string {
  const id = newId();
  // The last characters are random; folders by them stay small and even.
  return checkedKey(`${room}/${id.slice(-2)}/${id}${extension ? `.${extension}` : ''}`);
}

/** @throws on anything that this product would not have made, such as a path out of the folder */
export function checkedKey(key: string): string {
  if (!keyPattern.test(key) || key.length > 200) {
    throw new Error(`Not a file key: ${JSON.stringify(key)}`);
  }
  return key;
}

/** @throws unless the prefix is empty or a folder of keys */
export function checkedPrefix(prefix: string): string {
  if (prefix !== '') checkedKey(`${prefix}x`);
  return prefix;
}
