import 'reflect-metadata';
import { readSettings, StartupFault } from '@pijar/shared/api';
import { createLogger } from './http/logger';
import { startProduct, type Product } from './start/product';

const say = (line: string) => void process.stdout.write(`${line}\n`);

async function run(): Promise<void> {
  const settings = readSettings({
    // At a terminal people read the sentences below, not the log.
    LOG_LEVEL: process.stdout.isTTY ? 'warn' : 'info',
    ...process.env,
  });
  const starting = startProduct(settings, createLogger(settings), say);
  stopOnSignals(starting);
  const product = await starting;
  say(`Pijar: ${settings.publicUrl ?? product.address}`);
  for (const line of product.greeting) say(line);
}

/** Also while it starts. A second signal does not wait: the database's own process is told to stop as this one ends. */
function stopOnSignals(starting: Promise<Product>): void {
  let isStopping = false;
  const stop = async () => {
    if (isStopping) process.exit(130);
    isStopping = true;
    say('Stopping …');
    const product = await starting.catch(() => null);
    await product?.stop();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => void stop());
}

run().catch((fault: unknown) => {
  const words = fault instanceof StartupFault ? fault.message : fault;
  process.stderr.write(`${words instanceof Error ? (words.stack ?? words.message) : words}\n`);
  process.exit(1);
});
