import { randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import pg from 'pg';
import { create, extract } from 'tar';
import { freshDatabase, type FreshDatabase, startS3, type TestS3 } from '@pijar/shared/testing';
import { StartupFault } from '../settings/startup-fault';
import { type FileStore, LocalFileStore, newFileKey, S3FileStore } from '../storage';
import { createBackup, restoreBackup } from '.';
import { ask, contents, fill, schema } from './testing-schema';

// Real databases are made and started here; on a busy machine that takes its time.
jest.setTimeout(120_000);

let s3: TestS3;
let folder: string;
let archive: string;
let source: FreshDatabase;
let target: FreshDatabase;
let files: FileStore;

beforeAll(async () => {
  s3 = await startS3();
});

afterAll(() => s3.stop());

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'pijar-backup-'));
  archive = path.join(folder, 'pijar.tar.gz');
  [source, target] = await Promise.all([freshDatabase('empty'), freshDatabase('empty')]);
  files = await LocalFileStore.open(path.join(folder, 'files'));
  await schema().migrate(source.url, 3);
  await fill(source.url);
});

afterEach(async () => {
  await Promise.all([source.drop(), target.drop()]);
  rmSync(folder, { recursive: true, force: true });
});

const backup = () =>
  createBackup({
    databaseUrl: source.url,
    files,
    archive,
    appVersion: '1.2.3',
    say: () => undefined,
  });

const restore = (more: Partial<Parameters<typeof restoreBackup>[0]> = {}) =>
  restoreBackup({
    databaseUrl: target.url,
    files,
    archive,
    schema: schema(),
    isReplacing: false,
    say: () => undefined,
    ...more,
  });

describe('a backup', () => {
  it('brings back every row, counter and file, into another kind of store', async () => {
    const kept = new Map<string, Buffer>();
    for (const size of [0, 10, 300_000]) {
      const key = newFileKey('submissions', 'bin');
      kept.set(key, randomBytes(size));
      await files.put(key, kept.get(key)!, { type: `test/${size}` });
    }
    await backup();
    const bucket = await S3FileStore.open({ ...s3, bucket: `b-${randomBytes(5).toString('hex')}` });
    await restore({ files: bucket });

    expect(await contents(target.url)).toEqual(await contents(source.url));
    for (const [key, bytes] of kept) {
      const file = (await bucket.read(key))!;
      expect(file.type).toBe(`test/${bytes.length}`);
      expect((await buffer(file.stream)).equals(bytes)).toBe(true);
    }
    const again = path.join(folder, 'again.tar.gz');
    const second = await createBackup({
      databaseUrl: target.url,
      files: bucket,
      archive: again,
      appVersion: '1.2.3',
      say: () => undefined,
    });
    expect(second.files.map((file) => file.key).sort()).toEqual([...kept.keys()].sort());
  });

  it('works on: guards stand, counters count on, young events are carried again', async () => {
    await backup();
    await restore();
    await expect(ask(target.url, `insert into village (name) values ('x')`)).rejects.toThrow(
      'already counted',
    );
    const [{ n }] = await ask(target.url, `select nextval('slip')::int as n`);
    expect(n).toBe(501);
    await expect(ask(target.url, 'update village set mother_id = 99 where id = 2')).rejects.toThrow(
      'foreign key',
    );
    const events = await ask(target.url, 'select relayed_at from outbox_event order by id');
    expect(events.map((row) => row.relayed_at === null)).toEqual([true, false]);
  });

  it('needs no superuser', async () => {
    const role = `owner_${randomBytes(4).toString('hex')}`;
    const name = new URL(target.url).pathname.slice(1);
    await ask(source.url, `create role ${role} login password 'secret'`);
    await ask(source.url, `alter database ${name} owner to ${role}`);
    const url = Object.assign(new URL(target.url), { username: role, password: 'secret' }).href;
    await backup();
    await restore({ databaseUrl: url });
    expect(await contents(url)).toEqual(await contents(source.url));
    await expect(ask(url, `insert into village (name) values ('x')`)).rejects.toThrow('counted');
    await restore({ databaseUrl: url, isReplacing: true });
    expect(await contents(url)).toEqual(await contents(source.url));
    await target.drop();
    await ask(source.url, `drop role ${role}`);
  });

  it('is of one moment while others write', async () => {
    const client = new pg.Client(source.url);
    await client.connect();
    await client.query('alter table village disable trigger user');
    let isOver = false;
    const writing = (async () => {
      while (!isOver) {
        await client.query(
          `with v as (insert into village (name, size) values ('busy', 1) returning id)
           insert into "Visit of a day" (id, village_id) select gen_random_uuid(), id from v`,
        );
      }
    })();
    await backup();
    isOver = true;
    await writing;
    await client.end();
    await restore();
    const [row] = await ask(
      target.url,
      `select (select count(*) from village where name = 'busy') as villages,
              (select count(*) from "Visit of a day" where day is null) as visits`,
    );
    expect(row.visits).toBe(row.villages);
  });

  it('is readable by its owner only and leaves nothing else behind', async () => {
    await backup();
    expect(statSync(archive).mode & 0o777).toBe(0o600);
    await restore();
    expect(readdirSync(folder).sort()).toEqual(['files', 'pijar.tar.gz']);
  });

  it('of an older version is brought up to date', async () => {
    const old = await freshDatabase('empty');
    await schema().migrate(old.url, 2);
    await ask(old.url, `insert into village (name) values ('before there was is_open')`);
    await createBackup({
      databaseUrl: old.url,
      files,
      archive,
      appVersion: '1.0.0',
      say: () => undefined,
    });
    await restore();
    const rows = await ask(target.url, 'select name, is_open from village order by id');
    expect(rows).toEqual([
      { name: 'seeded by the migration', is_open: true },
      { name: 'before there was is_open', is_open: true },
    ]);
    await old.drop();
  });
});

describe('a restore refuses in one sentence', () => {
  beforeEach(() => backup());

  const fault = async (running: Promise<unknown>) => {
    const reason = await running.then(
      () => null,
      (caught: unknown) => caught,
    );
    expect(reason).toBeInstanceOf(StartupFault);
    const { message } = reason as Error;
    expect(message).toMatch(/^[A-Z][^\n]*\.$/);
    return message;
  };
  /** Takes the archive apart, changes something and puts it together again. */
  const tamper = async (change: (inside: string) => void) => {
    const inside = mkdtempSync(path.join(folder, 'inside-'));
    await extract({ file: archive, cwd: inside });
    change(inside);
    await create({ file: archive, cwd: inside, gzip: true }, readdirSync(inside));
  };

  it('a database that holds something, unless told to replace it', async () => {
    await ask(target.url, 'create table diary (day date)');
    expect(await fault(restore())).toMatch(/already holds tables of something else: .*--replace/);
    await restore({ isReplacing: true });
    expect(await fault(restore())).toMatch(/already holds data of pijar-lms/);
    await restore({ isReplacing: true });
    expect(await contents(target.url)).toEqual(await contents(source.url));
  });

  it('a database that somebody works with', async () => {
    const client = new pg.Client(target.url);
    await client.connect();
    expect(await fault(restore({ isReplacing: true }))).toContain('in use (1 connections)');
    await client.end();
  });

  it('a backup of a newer version', async () => {
    const message = await fault(restore({ schema: schema(2) }));
    expect(message).toMatch(/version 1\.2\.3 with another database schema \(Guard3\)/);
  });

  it('a place where it cannot work', async () => {
    archive = '/proc/pijar.tar.gz';
    expect(await fault(backup())).toMatch(/^It is not possible to work in \/proc \(/);
  });

  it('an archive that was cut short', async () => {
    const whole = readFileSync(archive);
    writeFileSync(archive, whole.subarray(0, whole.length - 200));
    expect(await fault(restore())).toContain('cannot be read whole');
    rmSync(archive);
    expect(await fault(restore())).toMatch(/cannot be read \(ENOENT/);
    writeFileSync(archive, 'not a tar');
    expect(await fault(restore())).toMatch(/cannot be read/);
  });

  it('an archive in which a table was changed or is missing, before anything is touched', async () => {
    await ask(target.url, 'create table diary (day date)');
    await tamper((inside) => writeFileSync(path.join(inside, 'tables/village'), '1\tother\n'));
    expect(await fault(restore({ isReplacing: true }))).toMatch(/tables\/village is not what/);
    await tamper((inside) => rmSync(path.join(inside, 'tables/village')));
    expect(await fault(restore({ isReplacing: true }))).toMatch(/tables\/village is missing/);
    expect(await ask(target.url, `select to_regclass('diary') is not null as has`)).toEqual([
      { has: true },
    ]);
  });

  it('what is no backup, or one of a later format', async () => {
    await tamper((inside) => writeFileSync(path.join(inside, 'manifest.json'), '{"format":2}'));
    expect(await fault(restore())).toContain('format 2');
    await tamper((inside) => writeFileSync(path.join(inside, 'manifest.json'), '{"format":1}'));
    expect(await fault(restore())).toContain('manifest is incomplete');
    await tamper((inside) => rmSync(path.join(inside, 'manifest.json')));
    expect(await fault(restore())).toContain('cannot be read whole');
    expect(existsSync(`${archive}.working`)).toBe(false);
  });
});
