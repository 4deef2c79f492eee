import path from 'node:path';
import { StartupFault } from './startup-fault';

export interface SecretSettings {
  /** PIJAR_SECRET; null: see `file`. */
  present: string | null;
  /** PIJAR_SECRET_OLD: still opens what was sealed with them. */
  old: readonly string[];
  /**
   * Where the small size keeps a secret of its own, beside the database and in no backup; null with DATABASE_URL, because a file of
   * one machine is not there on the others.
   */
  file: string | null;
}

const fewest = 32;

/** @throws StartupFault when a secret is too short to be one */
export function secretSettings(env: {
  PIJAR_SECRET?: string | undefined;
  PIJAR_SECRET_OLD?: string | undefined;
  PIJAR_DATA_DIR: string;
  DATABASE_URL?: string | undefined;
}): SecretSettings {
  const present = env.PIJAR_SECRET?.trim() ?? null;
  const old = env.PIJAR_SECRET_OLD?.split(/[\s,]+/).filter(Boolean) ?? [];
  if (present !== null) assertLong('PIJAR_SECRET', present);
  for (const secret of old) assertLong('PIJAR_SECRET_OLD', secret);
  const file = env.DATABASE_URL ? null : path.join(env.PIJAR_DATA_DIR, 'pijar-secret');
  return { present, old, file };
}

function assertLong(name: string, secret: string): void {
  if (secret.length >= fewest) return;
  throw new StartupFault(
    `The setting ${name} is not usable: it has at least ${fewest} characters, such as those of: openssl rand -base64 32.`,
  );
}
