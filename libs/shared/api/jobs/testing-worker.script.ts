import { defineQueue, Jobs } from '.';

// Takes the job and never ends it, until somebody kills the process.
const jobs = await Jobs.open({
  backend: JSON.parse(process.env['BACKEND']!),
  report: () => undefined,
});
jobs.worker(
  defineQueue<{ note: string }>(process.env['QUEUE']!),
  async (_data, run) => {
    process.stdout.write(`took ${run.id}\n`);
    await new Promise(() => undefined);
  },
  { lockMs: 1_000 },
);
