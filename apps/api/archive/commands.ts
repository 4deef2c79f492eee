import path from 'node:path';
import {
  appVersion,
  createBackup,
  restoreBackup,
  type Settings,
  StartupFault,
} from '@pijar/shared/api';
import { migrate } from '../data-source';
import { migrations } from '../migrations';
import { openStoresToRead, openStoresToWrite } from './stores';

type Say = (line: string) => void;

/** npm runs scripts in the repository; people mean the folder they stand in. */
const resolve = (file: string) => path.resolve(process.env['INIT_CWD'] ?? '.', file);

/** `npm run backup -- [file]`: writes the archive, by default `pijar-<date>.tar.gz`. */
export async function runBackup(settings: Settings, args: string[], say: Say): Promise<void> {
  const day = new Date().toISOString().slice(0, 16).replace(/[-:]/g, '');
  const archive = resolve(args[0] ?? `pijar-${day}.tar.gz`);
  const { databaseUrl, files, close } = await openStoresToRead(settings);
  try {
    await createBackup({ databaseUrl, files, archive, appVersion: appVersion(), say });
    say(`The backup is ${archive}: keep it where only you can read it.`);
  } finally {
    await close();
  }
}

/** `npm run restore -- file [--replace]`. */
export async function runRestore(settings: Settings, args: string[], say: Say): Promise<void> {
  const names = args.filter((argument) => argument !== '--replace');
  if (names.length !== 1) {
    throw new StartupFault('Name the archive: npm run restore -- pijar.tar.gz [--replace].');
  }
  const isReplacing = args.includes('--replace');
  const { databaseUrl, files, close } = await openStoresToWrite(settings);
  try {
    await restoreBackup({
      databaseUrl,
      files,
      archive: resolve(names[0]!),
      schema: {
        names: migrations.map((migration) => migration.name),
        migrate: async (url, count) => void (await migrate(url, count)),
      },
      isReplacing,
      say,
    });
    say('Everything is back. Start the product as usual.');
  } finally {
    await close();
  }
}
