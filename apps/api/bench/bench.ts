import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describeFanOut } from './fan-out/describe-fan-out';
import { measureFanOut } from './fan-out/fan-out';
import { startServerProcess } from './load/server-process';
import { measure, type Figures } from './load/measure';
import { readMemory, type Memory } from './load/memory';
import { operations } from './operations';
import type { BenchOperation } from './operations/operation';
import type { BenchOptions } from './options';
import { describeMachine, describeMemory, describeOperation } from './report/describe';
import { BenchDatabase } from './world/bench-database';
import { poolSize } from './world/size';
import { World } from './world/world';
import { prepareWorld } from './world/prepare-world';
import type { LearntOperation } from './twin/learn-operations';

/** dist/bench, where the product's own entry lies beside the bench's. */
const built = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
/** What `--only` may name beside the operations. */
const fanOut = 'fan-out';
type Say = (line: string) => void;

/** Runs everything on a database of its own and prints what it found. Resolves to whether a check held. */
export async function runBench(options: BenchOptions, say: Say): Promise<boolean> {
  const folder = mkdtempSync(path.join(tmpdir(), 'pijar-bench-'));
  // mkdtemp makes it ours alone; as root the database runs as another user.
  chmodSync(folder, 0o711);
  const closers: (() => unknown)[] = [() => rmSync(folder, { recursive: true, force: true })];
  const closeAll = async () => {
    for (const close of closers.splice(0).reverse()) await close();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void closeAll().finally(() => process.exit(130)));
  }
  try {
    return await new Bench(options, folder, closers, say).run();
  } finally {
    await closeAll();
  }
}

class Bench {
  constructor(
    private readonly options: BenchOptions,
    private readonly folder: string,
    private readonly closers: (() => unknown)[],
    private readonly say: Say,
  ) {}

  async run(): Promise<boolean> {
    const { size, only, isChecked } = this.options;
    const chosen = operations.filter(({ name }) => name.includes(only));
    this.say(describeMachine(size));
    const database = await BenchDatabase.start(this.folder);
    this.closers.push(() => database.stop());
    const learnt = await prepareWorld(database.url, size, chosen, this.folder, this.say);
    await database.restart();
    const memory = await this.idle(database);
    const world = new World(database.url, size);
    this.closers.push(() => world.close());
    const after = await this.measureAll(database, world, chosen, learnt);
    if (fanOut.includes(only)) await this.fanOut(database, world);
    this.say(describeMemory({ ...memory, ...after }));
    const growing = chosen.filter((_, n) => learnt[n]!.counts.few !== learnt[n]!.counts.many);
    for (const { name } of growing) this.say(`More rows, more statements: ${name}`);
    return !isChecked || growing.length === 0;
  }

  /** The product as `npm start` runs it, API and workers in one process, some time after its start. */
  private async idle(database: BenchDatabase): Promise<Memory> {
    const product = await this.startProduct(database, 'all', []);
    const idle = await readMemory(product.pid, database.pid, this.options.size.secondsOfRest);
    await product.stop();
    return { idle };
  }

  /** With workers in the same process: it is their memory that grows. */
  private async fanOut(database: BenchDatabase, world: World): Promise<void> {
    const product = await this.startProduct(database, 'all', []);
    await readMemory(product.pid, database.pid, this.options.size.secondsOfRest);
    this.say(describeFanOut(await measureFanOut(world, product)));
    await product.stop();
  }

  private async measureAll(
    database: BenchDatabase,
    world: World,
    chosen: BenchOperation[],
    learnt: LearntOperation[],
  ): Promise<Memory> {
    const { profileFolder } = this.options;
    const profile = profileFolder ? ['--cpu-prof', `--cpu-prof-dir=${profileFolder}`] : [];
    const api = await this.startProduct(database, 'api', profile);
    const twin = await this.startTwin(database, learnt);
    for (const [n, operation] of chosen.entries()) {
      const figures: Figures = await measure(operation, world, { api, twin }, database.pid);
      this.say(describeOperation(operation, figures, learnt[n]!.counts));
    }
    await twin.stop();
    const loaded = await readMemory(api.pid, database.pid, 0);
    await api.stop();
    return { loaded };
  }

  private async startProduct(database: BenchDatabase, role: 'all' | 'api', flags: string[]) {
    const product = await startServerProcess(
      ['--enable-source-maps', ...flags, path.join(built, 'main.js')],
      {
        HOST: '127.0.0.1',
        PORT: '0',
        DATABASE_URL: database.url,
        DATABASE_POOL: String(poolSize),
        PIJAR_DATA_DIR: path.join(this.folder, 'product'),
        PIJAR_DEMO: 'off',
        PIJAR_ROLE: role,
        // Verification is limited per address; the bench says that it comes from many.
        TRUST_PROXY: 'on',
        LOG_LEVEL: 'info',
      },
      path.join(this.folder, `${role}.log`),
    );
    this.closers.push(() => product.stop());
    return product;
  }

  private async startTwin(database: BenchDatabase, learnt: LearntOperation[]) {
    const program = path.join(this.folder, 'twin.json');
    writeFileSync(program, JSON.stringify(learnt.map(({ twin }) => twin)));
    const twin = await startServerProcess(
      [path.join(built, 'bench/twin/main.js'), program],
      { DATABASE_URL: database.url, DATABASE_POOL: String(poolSize) },
      path.join(this.folder, 'twin.log'),
    );
    this.closers.push(() => twin.stop());
    return twin;
  }
}
