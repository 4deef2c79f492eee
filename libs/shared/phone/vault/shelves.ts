import type { Entry } from '../outbox/entry';
import { OUTBOX_SHELF, isUnsent } from '../outbox/unsent';
import { open, seal } from './keys';
import type { PhoneDatabase, SealedRow } from './phone-database';
import { phoneFull } from './phone-full-error';

/** What anybody may see of what lies on somebody's shelf: how much, not what. */
export interface KeptCount {
  accountId: string;
  /** In the outbox, of what she would call unsent. */
  count: number;
  /** Sealed, with its files. */
  bytes: number;
}

export type ChangeOutcome = 'changed' | 'gone';

/**
 * Everything of one person on this phone, sealed by her key: values that JSON can carry, each with at most one file.
 * A shelf is a name such as `outbox`; ids sort, so UUIDv7s come back in the order in which they were made.
 * Writes throw `PhoneFullError` when there is no room.
 */
export class Shelves {
  constructor(
    readonly accountId: string,
    private readonly database: PhoneDatabase,
    private readonly key: CryptoKey,
  ) {}

  /** Keeps `value`, over whatever lay there. Without `file`, a file that lay there goes. */
  async put(shelf: string, id: string, value: unknown, file?: Blob): Promise<void> {
    const place = [this.accountId, shelf, id] as const;
    const sealed = await this.sealValue(place, value);
    const sealedFile = file ? await this.sealFile(place, file) : null;
    await this.write(async () => {
      const deed = this.database.transaction('rows', 'readwrite');
      const before = await deed.store.get([...place]);
      const revision = (before?.revision ?? 0) + 1;
      await deed.store.put({ ...named(place), ...sealed, revision, file: sealedFile });
      await deed.done;
    });
  }

  async get<T>(shelf: string, id: string): Promise<T | undefined> {
    const row = await this.database.get('rows', [this.accountId, shelf, id]);
    return row && this.openValue<T>(row);
  }

  /** Everything on a shelf, in the order of ids. Rows that cannot be opened are left out, not thrown. */
  async all<T>(shelf: string): Promise<{ id: string; value: T }[]> {
    const rows = await this.database.getAllFromIndex('rows', 'shelf', [this.accountId, shelf]);
    const opened = await Promise.all(
      rows.map(async (row) => ({ id: row.id, value: await this.openValue<T>(row) })),
    );
    return opened.flatMap(({ id, value }) =>
      value === undefined ? [] : [{ id, value: value as T }],
    );
  }

  /** The file that was put beside a value; undefined when there is none. `type` is for the caller to know. */
  async file(shelf: string, id: string, type = ''): Promise<Blob | undefined> {
    const row = await this.database.get('rows', [this.accountId, shelf, id]);
    if (!row?.file) return undefined;
    const place = placeOf([row.account, row.shelf, row.id]);
    const bytes = await open(
      this.key,
      { iv: row.file.iv, bytes: row.file.sealed },
      `${place}/file`,
    );
    return bytes ? new Blob([bytes], { type }) : undefined;
  }

  /** Changes a value and leaves its file; asks again when another tab was quicker. */
  async change<T>(shelf: string, id: string, change: (value: T) => T): Promise<ChangeOutcome> {
    const place = [this.accountId, shelf, id] as const;
    for (;;) {
      const before = await this.database.get('rows', [...place]);
      const value = before && (await this.openValue<T>(before));
      if (!before || value === undefined) return 'gone';
      const sealed = await this.sealValue(place, change(value));
      const isOurs = await this.write(async () => {
        const deed = this.database.transaction('rows', 'readwrite');
        const now = await deed.store.get([...place]);
        const isSame = now?.revision === before.revision;
        if (isSame) await deed.store.put({ ...now, ...sealed, revision: now.revision + 1 });
        await deed.done;
        return isSame;
      });
      if (isOurs) return 'changed';
    }
  }

  async remove(shelf: string, ids: readonly string[]): Promise<void> {
    const deed = this.database.transaction('rows', 'readwrite');
    await Promise.all(ids.map((id) => deed.store.delete([this.accountId, shelf, id])));
    await deed.done;
  }

  private async sealValue(place: Place, value: unknown): Promise<SealedValue> {
    const text = new TextEncoder().encode(JSON.stringify(value));
    const { iv, bytes } = await seal(this.key, text, placeOf(place));
    const isCounted = place[1] !== OUTBOX_SHELF || isUnsent(value as Entry);
    return { iv, sealed: bytes.buffer, isCounted };
  }

  private async sealFile(place: Place, file: Blob): Promise<SealedRow['file']> {
    const { iv, bytes } = await seal(this.key, await file.arrayBuffer(), `${placeOf(place)}/file`);
    return { iv, sealed: bytes.buffer, size: file.size };
  }

  private async openValue<T>(row: SealedRow): Promise<T | undefined> {
    const place = placeOf([row.account, row.shelf, row.id]);
    const bytes = await open(this.key, { iv: row.iv, bytes: row.sealed }, place);
    return bytes ? (JSON.parse(new TextDecoder().decode(bytes)) as T) : undefined;
  }

  private async write<T>(deed: () => Promise<T>): Promise<T> {
    try {
      return await deed();
    } catch (error) {
      throw phoneFull(error);
    }
  }
}

type SealedValue = Pick<SealedRow, 'iv' | 'sealed' | 'isCounted'>;
type Place = readonly [account: string, shelf: string, id: string];

const placeOf = (place: Place): string => place.join('/');

const named = ([account, shelf, id]: Place) => ({ account, shelf, id });
