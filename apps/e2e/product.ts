import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');

export interface RunningProduct {
  /** Where it listens, without a trailing slash. */
  url: string;
  dataDir: string;
  /** Everything it printed so far. */
  output(): string;
  /** SIGTERM, as an operator stops it; resolves when it has ended. */
  stop(): Promise<void>;
  /** SIGKILL, as a power cut does it. */
  kill(): Promise<void>;
  /** Starts again on the same data and the same port. */
  restart(): Promise<void>;
  /** Stops it and removes its data. */
  dispose(): Promise<void>;
}

/**
 * Starts the built product as `npm start` does, on a free port. Run `npm run build` first.
 * @param data a stopped product's data folder, of which it gets a copy; without one it starts on fresh data
 */
export async function startProduct(
  environment: Record<string, string> = {},
  data?: string,
): Promise<RunningProduct> {
  const main = path.join(root, 'dist/api/main.js');
  if (!existsSync(main)) throw new Error('dist/api/main.js is missing: npm run build');
  const dataDir = mkdtempSync(path.join(tmpdir(), 'pijar-e2e-'));
  // By cp, which keeps whose files they are: PostgreSQL looks at that.
  if (data) execFileSync('cp', ['-a', `${data}/.`, dataDir]);
  let port = '0';
  let output = '';
  let child: ChildProcess;
  const product: RunningProduct = {
    url: '',
    dataDir,
    output: () => output,
    stop: () => end(child, 'SIGTERM'),
    kill: () => end(child, 'SIGKILL'),
    restart: () => start(),
    dispose: async () => {
      await end(child, 'SIGTERM');
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
  async function start(): Promise<void> {
    child = spawn(process.execPath, ['--enable-source-maps', main], {
      cwd: root,
      env: {
        ...process.env,
        NODE_OPTIONS: '',
        HOST: '127.0.0.1',
        PORT: port,
        PIJAR_DATA_DIR: dataDir,
        LOG_LEVEL: 'warn',
        // Journeys do not wait for what a reviewer may still take back.
        PIJAR_UNDO_SECONDS: '0',
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    product.url = await new Promise<string>((resolve, reject) => {
      const listen = (chunk: Buffer) => {
        said += chunk.toString();
        output += chunk.toString();
        const match = /^Pijar: (http:\/\/\S+)/m.exec(said);
        if (match) resolve(match[1]!);
      };
      child.stdout!.on('data', listen);
      child.stderr!.on('data', listen);
      child.once('exit', (code) => reject(new Error(`It ended with ${code}:\n${said}`)));
    });
    port = new URL(product.url).port;
  }
  await start();
  return product;
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill(signal);
  await exited;
  // Otherwise it left before its database had stopped.
  if (signal === 'SIGTERM' && child.exitCode !== 0) {
    throw new Error(
      `It ended with ${child.exitCode ?? child.signalCode} when it was told to stop.`,
    );
  }
}
