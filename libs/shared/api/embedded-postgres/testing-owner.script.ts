import { startEmbeddedPostgres } from './start-embedded-postgres';

// A stand-in for the product: owns a data folder until somebody ends it.
// Before anybody can know that it runs: else the signal would end it without a word.
process.on('SIGTERM', () => process.exit(0));
const postgres = await startEmbeddedPostgres({
  dataDir: process.env['DATA_DIR']!,
  log: (line) => process.stdout.write(`log ${line}\n`),
});
process.stdout.write(`url ${postgres.url}\n`);
