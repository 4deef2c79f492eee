import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describeFanOut } from './fan-out/describe-fan-out';
import { measureFanOut } from './fan-out/fan-out';
import { countDeadlocks, isFair, measureCrowd } from './full-queue/crowd';
import { describeCrowd } from './full-queue/describe-crowd';
import { makeQueueWorld } from './full-queue/make-queue-world';
import { queueOperations } from './full-queue/queue-operations';
import { startServerProcess } from './load/server-process';
import { measure, type Figures } from './load/measure';
import { readMemory, type Memory } from './load/memory';
import { operations } from './operations';
import type { BenchOperation } from './operations/operation';
import type { BenchOptions } from './options';
import { describeMachine, describeMemory, describeOperation } from './report/describe';
import { BenchDatabase } from './world/bench-database';
import { makeWorld } from './world/make-world';
import { poolSize, type BenchSize } from './world/size';
import { World } from './world/world';
import { prepareWorld } from './world/prepare-world';
import type { LearntOperation } from './twin/learn-operations';

/** dist/bench, where the product's own entry lies beside the bench's. */
const built = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
/** What `--only` may name beside the operations. */
const fanOut = 'fan-out';
const fullQueue = 'full-queue';
type Say = (line: string) => void;

/** Runs everything on a database of its own and prints what it found. Resolves to whether a check held. */
export async function runBench(options: BenchOptions, say: Say): Promise<boolean> {
  const folder = mkdtempSync(path.join(tmpdir(), 'pijar-bench-'));
  // mkdtemp makes it ours alone; as root the database runs as another user.
  chmodSync(folder, 0o711);
  const bench = new Bench(options, folder, say);
  const closeAll = async () => {
    await bench.close();
    rmSync(folder, { recursive: true, force: true });
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void closeAll().finally(() => process.exit(130)));
  }
  try {
    return await bench.run();
  } finally {
    await closeAll();
  }
}

class Bench {
  private readonly closers: (() => unknown)[] = [];

  constructor(
    private readonly options: BenchOptions,
    private readonly folder: string,
    private readonly say: Say,
  ) {}

  /** Stops all that runs. */
  async close(): Promise<void> {
    for (const close of this.closers.splice(0).reverse()) await close();
  }

  async run(): Promise<boolean> {
    const { size, only, isChecked } = this.options;
    const chosen = operations.filter(({ name }) => name.includes(only));
    this.say(describeMachine(size));
    let isGood = true;
    if (chosen.length > 0 || fanOut.includes(only)) isGood = await this.product(chosen);
    if (fullQueue.includes(only)) isGood = (await this.fullQueue()) && isGood;
    return !isChecked || isGood;
  }

  private async product(chosen: BenchOperation[]): Promise<boolean> {
    const { database, world, learnt } = await this.prepare(
      'world',
      this.options.size,
      chosen,
      makeWorld,
    );
    const memory = await this.idle(database);
    const after = await this.measureAll(database, world, chosen, learnt);
    if (fanOut.includes(this.options.only)) await this.fanOut(database, world);
    this.say(describeMemory({ ...memory, ...after }));
    await this.close();
    return this.isConstant(chosen, learnt);
  }

  /** In a world of its own, so that it weighs on no other figure. */
  private async fullQueue(): Promise<boolean> {
    const { size } = this.options;
    const chosen = queueOperations(size);
    const { database, world, learnt } = await this.prepare(
      fullQueue,
      { ...size, ...size.queue },
      chosen,
      makeQueueWorld,
    );
    await this.measureAll(database, world, chosen, learnt);
    const product = await this.startProduct(database, 'api', []);
    const figures = await measureCrowd(world, product);
    // What its connections counted is told when they end.
    await product.stop();
    const deadlocks = await countDeadlocks(world);
    this.say(describeCrowd(figures, deadlocks));
    await this.close();
    return this.isConstant(chosen, learnt) && isFair(figures) && deadlocks === 0;
  }

  private isConstant(chosen: BenchOperation[], learnt: LearntOperation[]): boolean {
    const growing = chosen.filter((_, n) => learnt[n]!.counts.few !== learnt[n]!.counts.many);
    for (const { name } of growing) this.say(`More rows, more statements: ${name}`);
    return growing.length === 0;
  }

  /** A database of its own with what `make` puts into it. */
  private async prepare(
    name: string,
    size: BenchSize,
    chosen: BenchOperation[],
    make: typeof makeWorld,
  ): Promise<{ database: BenchDatabase; world: World; learnt: LearntOperation[] }> {
    const folder = path.join(this.folder, name);
    mkdirSync(folder, { mode: 0o711 });
    const database = await BenchDatabase.start(folder);
    this.closers.push(() => database.stop());
    const learnt = await prepareWorld(database.url, size, chosen, folder, this.say, make);
    await database.restart();
    const world = new World(database.url, size);
    this.closers.push(() => world.close());
    return { database, world, learnt };
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
