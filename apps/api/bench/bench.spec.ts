import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { queueOperations } from './full-queue/queue-operations';
import { operations } from './operations';
import { quickSize } from './world/size';

const root = path.resolve(__dirname, '../../..');

// What it measures on a busy machine says nothing; that every operation is still there, is answered by both sides and takes
// as many statements for 1,000 rows as for 10 does; that fifty coaches at once never get the same work, and all get some.
it('npm run bench still runs, and more rows take no more statements', async () => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [path.join(root, 'tools/bench.mjs'), '--quick', '--check'],
    { cwd: root, env: { ...process.env, NODE_OPTIONS: '' } },
  );
  for (const { name } of [...operations, ...queueOperations(quickSize)])
    expect(stdout).toContain(`\n${name} (`);
  expect(stdout).toMatch(/fan-out of one announcement to \d+ people\n.*once each/);
  expect(stdout).toMatch(/50 coaches take at once .*\n.* 0 twice, 0 refused, 0 deadlocks: met/);
  expect(stdout).toMatch(/idle +\d+ MB/);
}, 300_000);
