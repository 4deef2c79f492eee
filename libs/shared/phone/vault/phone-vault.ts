import {
  newDataKey,
  newDeviceKey,
  unwrapByPin,
  unwrapByRecovery,
  usable,
  wrapByPin,
  wrapByRecovery,
} from './keys';
import {
  openPhoneDatabase,
  type AccountRow,
  type PhoneDatabase,
  type UnlockedRow,
} from './phone-database';
import { phoneFull } from './phone-full-error';
import { Shelves, type KeptCount } from './shelves';

/** Somebody who uses this phone, as everybody who holds it may see her. */
export interface KeptAccount {
  accountId: string;
  name: string;
  signInName: string;
  /** She can open her things with her PIN while there is no signal. */
  hasPin: boolean;
  /** Milliseconds. */
  openedAt: number;
}

export interface OpenedVault {
  shelves: Shelves;
  /** What lay here from before could be opened by neither key and is gone; never after a reset of the PIN. */
  isRenewed: boolean;
}

/**
 * Who uses this phone, and whose things are open. Each person's things are sealed by a random key of hers, which is kept
 * wrapped twice: by her PIN together with a key that cannot leave this browser, and by a recovery key that the server gives
 * to whoever is signed in as her. It keeps a relative out, not a laboratory: six digits can be tried out.
 */
export class PhoneVault {
  private constructor(private readonly database: PhoneDatabase) {}

  /** Null where the browser keeps nothing or has no Web Crypto (no HTTPS). */
  static async open(name = 'pijar-phone'): Promise<PhoneVault | null> {
    if (!globalThis.crypto?.subtle || !globalThis.indexedDB) return null;
    try {
      return new PhoneVault(await openPhoneDatabase(name));
    } catch {
      return null;
    }
  }

  /** Last seen first. */
  async accounts(): Promise<KeptAccount[]> {
    const rows = await this.database.getAll('accounts');
    return rows
      .map(({ byPin, byRecovery: _, ...row }) => ({ ...row, hasPin: byPin !== null }))
      .sort((a, b) => b.openedAt - a.openedAt);
  }

  /** Whoever's things are open now, also after a reload; null when the phone is locked. */
  async unlocked(): Promise<Shelves | null> {
    const row = (await this.database.get('keys', 'unlocked')) as UnlockedRow | undefined;
    return row ? new Shelves(row.accountId, this.database, row.key) : null;
  }

  /**
   * Opens the things of whoever has just signed in at the server, or makes a place for them. `pin` is null when it was not
   * typed just now; what an earlier PIN wrapped then stays. A new PIN replaces the old one here.
   */
  async enter(
    person: { accountId: string; name: string; signInName: string },
    recoveryKey: string,
    pin: string | null,
  ): Promise<OpenedVault> {
    const known = await this.database.get('accounts', person.accountId);
    const found = known ? await this.findDataKey(known, recoveryKey, pin) : null;
    const dataKey = found ?? newDataKey();
    const byPin = pin ? await wrapByPin(dataKey, pin, await this.deviceKey()) : null;
    const row: AccountRow = {
      ...person,
      byPin: byPin ?? (found ? (known?.byPin ?? null) : null),
      byRecovery: await wrapByRecovery(dataKey, recoveryKey),
      openedAt: Date.now(),
    };
    const isRenewed = Boolean(known) && !found;
    if (isRenewed) await this.empty(person.accountId);
    return { shelves: await this.openWith(row, dataKey), isRenewed };
  }

  /** Opens somebody's things without the server; null when the PIN is wrong or was never typed here. */
  async unlock(accountId: string, pin: string): Promise<Shelves | null> {
    const row = await this.database.get('accounts', accountId);
    if (!row?.byPin) return null;
    const dataKey = await unwrapByPin(row.byPin, pin, await this.deviceKey());
    return dataKey ? this.openWith({ ...row, openedAt: Date.now() }, dataKey) : null;
  }

  /** From now on nobody's things are open; they stay. */
  async lock(): Promise<void> {
    await this.database.delete('keys', 'unlocked');
  }

  /** Takes somebody and everything of hers off this phone. */
  async forget(accountId: string): Promise<void> {
    await this.empty(accountId);
    const deed = this.database.transaction(['accounts', 'keys'], 'readwrite');
    await deed.objectStore('accounts').delete(accountId);
    const open = (await deed.objectStore('keys').get('unlocked')) as UnlockedRow | undefined;
    if (open?.accountId === accountId) await deed.objectStore('keys').delete('unlocked');
    await deed.done;
  }

  /** How much lies on a shelf of everybody who uses this phone, locked or not. */
  async counts(shelf: string): Promise<KeptCount[]> {
    const accounts = await this.database.getAllKeys('accounts');
    return Promise.all(
      accounts.map(async (accountId) => {
        const rows = await this.database.getAllFromIndex('rows', 'shelf', [accountId, shelf]);
        const bytes = rows.reduce(
          (sum, row) => sum + row.sealed.byteLength + (row.file?.sealed.byteLength ?? 0),
          0,
        );
        const count = rows.filter(({ isCounted }) => isCounted !== false).length;
        return { accountId, count, bytes };
      }),
    );
  }

  close(): void {
    this.database.close();
  }

  private async findDataKey(row: AccountRow, recoveryKey: string, pin: string | null) {
    const recovered = await unwrapByRecovery(row.byRecovery, recoveryKey);
    if (recovered || !pin || !row.byPin) return recovered;
    return unwrapByPin(row.byPin, pin, await this.deviceKey());
  }

  private async openWith(row: AccountRow, dataKey: Uint8Array<ArrayBuffer>): Promise<Shelves> {
    const key = await usable(dataKey);
    const deed = this.database.transaction(['accounts', 'keys'], 'readwrite');
    try {
      await deed.objectStore('accounts').put(row);
      await deed.objectStore('keys').put({ accountId: row.accountId, key }, 'unlocked');
      await deed.done;
    } catch (error) {
      throw phoneFull(error);
    }
    return new Shelves(row.accountId, this.database, key);
  }

  private async deviceKey(): Promise<CryptoKey> {
    const known = (await this.database.get('keys', 'device')) as CryptoKey | undefined;
    if (known) return known;
    const made = await newDeviceKey();
    const deed = this.database.transaction('keys', 'readwrite');
    // Another tab may have been quicker: everybody's PIN depends on there being one.
    const first = (await deed.store.get('device')) as CryptoKey | undefined;
    if (!first) await deed.store.put(made, 'device');
    await deed.done;
    return first ?? made;
  }

  private async empty(accountId: string): Promise<void> {
    const range = IDBKeyRange.bound([accountId], [accountId, []]);
    await this.database.delete('rows', range);
  }
}
