import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { Binaries } from './binaries';
import { DatabaseUser } from './database-user';
import { StartupFault } from '../settings/startup-fault';

/** The folders and files of the embedded PostgreSQL inside the product's data folder. */
export function placesIn(dataDir: string) {
  return {
    cluster: path.join(dataDir, 'postgres'),
    password: path.join(dataDir, 'postgres.password'),
  };
}

const unfinishedPrefix = 'postgres.unfinished-';

/**
 * Makes the cluster on a first start. It is made under another name and renamed when it is whole, so the name
 * `postgres` is the mark of a finished first start, and a half-finished one can be thrown away without a thought.
 * @returns the password of the user `pijar`
 * @throws StartupFault when the folder belongs to another major version, or its password is gone
 */
export async function ensureCluster(
  dataDir: string,
  binaries: Binaries,
  user: DatabaseUser,
  log: (line: string) => void,
): Promise<string> {
  const { cluster, password } = placesIn(dataDir);
  for (const name of readdirSync(dataDir).filter((entry) => entry.startsWith(unfinishedPrefix))) {
    rmSync(path.join(dataDir, name), { recursive: true, force: true });
  }
  if (existsSync(cluster)) {
    refuseOtherMajor(cluster, binaries.major);
    if (existsSync(password)) return readFileSync(password, 'utf8').trim();
    throw new StartupFault(
      `The database's password file ${password} is missing: put it back from your copy of the data folder.`,
    );
  }
  log('Preparing the database for the first time');
  const secret = randomBytes(24).toString('base64url');
  writeFileSync(password, `${secret}\n`, { mode: 0o600 });
  // A name of its own each time: the initdb of a killed start may still be writing into the last one.
  const unfinished = mkdtempSync(path.join(dataDir, unfinishedPrefix));
  if (user.uid !== undefined) chownSync(unfinished, user.uid, user.gid!);
  await runInitdb(unfinished, secret, binaries, user, log);
  renameSync(unfinished, cluster);
  return secret;
}

function refuseOtherMajor(cluster: string, major: number): void {
  const file = path.join(cluster, 'PG_VERSION');
  const found = existsSync(file) ? readFileSync(file, 'utf8').trim() : 'unknown';
  if (found === String(major)) return;
  throw new StartupFault(
    `The data folder ${cluster} was made by PostgreSQL ${found} and this pijar-lms brings ${major}: ` +
      `run "npm run backup" with the version that made it and "npm run restore" here, or set PIJAR_DATA_DIR to a new folder.`,
  );
}

async function runInitdb(
  folder: string,
  secret: string,
  binaries: Binaries,
  user: DatabaseUser,
  log: (line: string) => void,
): Promise<void> {
  // initdb reads the password from a file that its own user must be able to open.
  const secretFile = `${folder}.secret`;
  writeFileSync(secretFile, `${secret}\n`, { mode: 0o600 });
  if (user.uid !== undefined) chownSync(secretFile, user.uid, user.gid!);
  const flags = [
    `--pgdata=${folder}`,
    `--pwfile=${secretFile}`,
    '--username=pijar',
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=icu',
    '--icu-locale=id',
    '--data-checksums',
  ];
  let output = '';
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      const child = spawn(binaries.initdb, flags, {
        ...user,
        cwd: path.dirname(folder),
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      for (const stream of [child.stdout, child.stderr]) {
        stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
      }
      child.on('error', reject);
      child.on('close', resolve);
    });
    if (code !== 0) {
      log(output);
      throw new StartupFault(
        `The database could not be prepared in ${folder}: ${lastLine(output)}.`,
      );
    }
  } finally {
    rmSync(secretFile, { force: true });
  }
}

/** The last line that a PostgreSQL program said, without its full stop. */
export function lastLine(output: string): string {
  return output.trim().split('\n').at(-1)!.replace(/\.$/, '');
}
