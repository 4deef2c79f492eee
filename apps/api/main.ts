import 'reflect-metadata';
import { readSettings, StartupFault } from '@pijar/shared/api';
import { createLogger } from './http/logger';
import { startProduct } from './start/product';

const say = (line: string) => void process.stdout.write(`${line}\n`);

async function run(): Promise<void> {
  const settings = readSettings({
    // At a terminal people read the sentences below, not the log.
    LOG_LEVEL: process.stdout.isTTY ? 'warn' : 'info',
    ...process.env,
  });
  const product = await startProduct(settings, createLogger(settings), say);
  let isStopping = false;
  const stop = async () => {
    if (isStopping) return;
    isStopping = true;
    say('Stopping …');
    await product.stop();
    process.exit(0);
  };
  process.on('SIGINT', () => void stop());
  process.on('SIGTERM', () => void stop());
  say(`Pijar: ${settings.publicUrl ?? product.address}`);
  for (const line of product.greeting) say(line);
}

run().catch((fault: unknown) => {
  const words = fault instanceof StartupFault ? fault.message : fault;
  process.stderr.write(`${words instanceof Error ? (words.stack ?? words.message) : words}\n`);
  process.exit(1);
});
