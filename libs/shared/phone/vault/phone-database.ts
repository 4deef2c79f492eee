import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

/** A data key that only whoever has the right key can take out again. */
export interface WrappedKey {
  iv: Uint8Array<ArrayBuffer>;
  bytes: Uint8Array<ArrayBuffer>;
}

/** One person who uses this phone. Readable by anybody who holds the phone: it must say nothing private. */
export interface AccountRow {
  accountId: string;
  name: string;
  /** What she signs in with: her participant number. */
  signInName: string;
  /** Null until she typed her PIN on this phone. `inner` is wrapped once more by the phone's own key. */
  byPin: { salt: Uint8Array<ArrayBuffer>; rounds: number; wrapped: WrappedKey } | null;
  byRecovery: WrappedKey;
  /** Milliseconds, when she was last here. */
  openedAt: number;
}

/** Something of somebody's, sealed: only its size, where it lies and whether it waits can be seen. */
export interface SealedRow {
  account: string;
  shelf: string;
  id: string;
  /** Counts up with every change, so that two tabs do not overwrite each other unseen. */
  revision: number;
  iv: Uint8Array<ArrayBuffer>;
  sealed: ArrayBuffer;
  /** The sealed bytes of a file that belongs to it. */
  file: { iv: Uint8Array<ArrayBuffer>; sealed: ArrayBuffer; size: number } | null;
  /** In the outbox: false for what nobody calls unsent work. Rows of older builds do not say. */
  isCounted?: boolean;
}

/** Whose things are open on this phone now, across reloads, until she locks it or somebody else comes. */
export interface UnlockedRow {
  accountId: string;
  /** Cannot be taken out of the browser. */
  key: CryptoKey;
}

export interface PhoneSchema extends DBSchema {
  accounts: { key: string; value: AccountRow };
  rows: {
    key: [account: string, shelf: string, id: string];
    value: SealedRow;
    indexes: { shelf: [account: string, shelf: string] };
  };
  /** `unlocked`: see UnlockedRow. `device`: the phone's own key, which cannot leave the browser. */
  keys: { key: 'unlocked' | 'device'; value: UnlockedRow | CryptoKey };
}

export type PhoneDatabase = IDBPDatabase<PhoneSchema>;

/** @throws where the browser keeps nothing, such as a private window of an old one */
export const openPhoneDatabase = (name: string): Promise<PhoneDatabase> =>
  openDB<PhoneSchema>(name, 1, {
    upgrade: (database) => {
      database.createObjectStore('accounts', { keyPath: 'accountId' });
      database
        .createObjectStore('rows', { keyPath: ['account', 'shelf', 'id'] })
        .createIndex('shelf', ['account', 'shelf']);
      database.createObjectStore('keys');
    },
  });
