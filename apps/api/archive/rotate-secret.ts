import { rotateNotes } from '@pijar/mentoring/api';
import {
  Keyring,
  StartupFault,
  newSecret,
  readSecretFile,
  replaceSecretFile,
  type Settings,
} from '@pijar/shared/api';
import { DataSource } from 'typeorm';
import { openStoresToRead } from './stores';

type Say = (line: string) => void;

/**
 * `npm run rotate-secret`: seals every sensitive note anew. In the small size it makes the new secret itself, and the one before goes
 * when nothing needs it any more; elsewhere the new one is PIJAR_SECRET and the one before PIJAR_SECRET_OLD. Cut off, it is run again.
 */
export async function runRotateSecret(settings: Settings, _: string[], say: Say): Promise<void> {
  const { present, file } = settings.secrets;
  if (present === null && file === null) {
    throw new StartupFault(
      'Set PIJAR_SECRET to the new secret and PIJAR_SECRET_OLD to the one before, in every process, then run this again.',
    );
  }
  if (present === null && !beginInFile(file!)) {
    say('There is no secret yet: it is made with the first sensitive note.');
    return;
  }
  const { databaseUrl, close } = await openStoresToRead(settings);
  try {
    const db = await new DataSource({
      ...{ type: 'postgres', url: databaseUrl, poolSize: 1 },
      applicationName: 'pijar-rotate-secret',
    }).initialize();
    try {
      await rotate(db, settings, say);
    } finally {
      await db.destroy();
    }
  } finally {
    await close();
  }
}

/** The new secret stands first, and the one before stays until all is done. @returns false when there is nothing to change */
function beginInFile(file: string): boolean {
  const secrets = readSecretFile(file);
  // With more than one an earlier run was cut off: that one is finished, not a third secret begun.
  if (secrets.length === 1) replaceSecretFile(file, [newSecret(), ...secrets]);
  return secrets.length > 0;
}

async function rotate(db: DataSource, { secrets }: Settings, say: Say): Promise<void> {
  const keyring = Keyring.of(secrets);
  const { count, unreadable } = await rotateNotes(db, keyring);
  say(`Sealed ${count} notes with the present secret.`);
  const [row] = (await db.query(
    'select count(*)::int as left from sensitive_note where key_id <> $1',
    [keyring.presentId],
  )) as { left: number }[];
  if (row!.left > 0) {
    say(
      `${row!.left} notes still need another secret (${unreadable} could not be opened with those that are here): keep the old ones.`,
    );
    return;
  }
  if (secrets.present === null)
    replaceSecretFile(secrets.file!, readSecretFile(secrets.file!).slice(0, 1));
  say(
    secrets.present === null
      ? `Nothing needs the secret of before. Keep a copy of ${secrets.file} apart from the backups: without it the notes are lost.`
      : 'Nothing needs PIJAR_SECRET_OLD any more: take it away at the next start.',
  );
}
