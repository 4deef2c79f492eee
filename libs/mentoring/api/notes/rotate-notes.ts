import type { Keyring } from '@pijar/shared/api';

/** Whatever can be asked: a manager, a data source, a connection. */
export interface Asked {
  query(sql: string, parameters?: unknown[]): Promise<unknown>;
}

/** Any constant: who writes a note holds it shared, whoever changes the secret waits for those who read the one before. */
const keyringLock = 7_421_060_985;

/** Until the transaction ends, the secret that is read next is not taken away. */
export async function holdKeyring(manager: Asked): Promise<void> {
  await manager.query('select pg_advisory_xact_lock_shared($1)', [keyringLock]);
}

/** Waits for everybody who still writes with the secret of before. In a transaction of the caller. */
export async function awaitWriters(manager: Asked): Promise<void> {
  await manager.query('select pg_advisory_xact_lock($1)', [keyringLock]);
}

/** A database that gives out transactions. */
export interface Store extends Asked {
  transaction<T>(work: (manager: Asked) => Promise<T>): Promise<T>;
}

export interface Rotated {
  /** Sealed anew by this run. */
  count: number;
  /** Sealed with secrets that are not here, or changed by somebody: left as they are. */
  unreadable: number;
}

/**
 * Seals every note with the present secret, each in a transaction of its own: a run that was cut off is finished by the next one, and
 * at any moment every note opens with one of the keyring's secrets.
 */
export async function rotateNotes(db: Store, keyring: Keyring): Promise<Rotated> {
  await db.transaction((manager) => awaitWriters(manager));
  const result: Rotated = { count: 0, unreadable: 0 };
  for (let last = '00000000-0000-0000-0000-000000000000'; ;) {
    const next = await db.transaction((manager) => rotateNext(manager, keyring, last));
    if (!next) return result;
    last = next.id;
    result[next.isDone ? 'count' : 'unreadable'] += 1;
  }
}

async function rotateNext(
  manager: Asked,
  keyring: Keyring,
  last: string,
): Promise<{ id: string; isDone: boolean } | undefined> {
  const [note] = (await manager.query(
    `select id, person_id as "personId", key_id as "keyId", sealed as bytes from sensitive_note
      where key_id <> $1 and id > $2 order by id limit 1 for update`,
    [keyring.presentId, last],
  )) as { id: string; personId: string; keyId: string; bytes: Buffer }[];
  if (!note) return undefined;
  const { id } = note;
  const belongsTo = [id, note.personId];
  let text: string;
  try {
    text = keyring.open(note, belongsTo);
  } catch {
    return { id, isDone: false };
  }
  const { keyId, bytes } = keyring.seal(text, belongsTo);
  await manager.query('update sensitive_note set key_id = $2, sealed = $3 where id = $1', [
    ...[id, keyId, bytes],
  ]);
  return { id, isDone: true };
}
