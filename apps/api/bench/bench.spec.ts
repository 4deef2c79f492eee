import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { operations } from './operations';

const root = path.resolve(__dirname, '../../..');

// What it measures on a busy machine says nothing; that every operation is still there, is answered by both sides and takes
// as many statements for 1,000 rows as for 10 does.
it('npm run bench still runs, and more rows take no more statements', async () => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [path.join(root, 'tools/bench.mjs'), '--quick', '--check'],
    { cwd: root, env: { ...process.env, NODE_OPTIONS: '' } },
  );
  for (const { name } of operations) expect(stdout).toContain(`\n${name} (`);
  expect(stdout).toMatch(/fan-out of one announcement to \d+ people\n.*once each/);
  expect(stdout).toMatch(/idle +\d+ MB/);
}, 180_000);
