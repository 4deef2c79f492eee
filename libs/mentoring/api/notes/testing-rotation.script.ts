import 'reflect-metadata';
import { Keyring } from '@pijar/shared/api';
import { DataSource } from 'typeorm';
import { rotateNotes } from './rotate-notes';

// A rotation that a test holds up at one note, and kills there.
const url = process.env['DATABASE_URL']!;
const db = await new DataSource({
  type: 'postgres',
  url,
  applicationName: 'rotation',
}).initialize();
const [present, old] = [process.env['PRESENT']!, process.env['OLD']!];
process.stdout.write('begun\n');
await rotateNotes(db, new Keyring(present, [old]));
await db.destroy();
process.stdout.write('done\n');
