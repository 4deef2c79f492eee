// Proves that the boundary rule bites: without Nx's project graph it only warns and lets everything pass.
// Lays forbidden imports into real rooms, runs ESLint as the lint command does, and takes them away again.
import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { nxEnvironment, nxProgram } from '../build.mjs';
import { nodeProgram, root } from '../installed.mjs';

const canaries = [
  {
    file: 'libs/identity/api/boundary.canary.ts',
    imports: '@pijar/learning/api',
    // Learning imports identity already, so the rule calls it a circle before it looks at the tags.
    expected:
      /Circular dependency between "identity-api" and "learning-api"|"context:identity" can only/,
  },
  {
    file: 'libs/identity/web/boundary.canary.ts',
    imports: '@pijar/identity/api',
    expected: /"part:web" can only depend on libs tagged with/,
  },
  {
    file: 'libs/learning/api/boundary.canary.ts',
    imports: '@pijar/identity/api',
    expected: null,
  },
];
const rule = '@nx/enforce-module-boundaries';
const files = canaries.map(({ file }) => path.join(root, file));
const eslint = path.join(root, 'node_modules/eslint/bin/eslint.js');

const clean = () => files.forEach((file) => rmSync(file, { force: true }));
process.on('exit', clean);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(1));

const run = (...args) =>
  spawnSync(nodeProgram, args, { cwd: root, env: nxEnvironment, encoding: 'utf8' });

// Makes the project graph, as every command through Nx does first.
const graph = run(nxProgram, 'show', 'projects');
canaries.forEach(({ imports }, index) => writeFileSync(files[index], `import '${imports}';\n`));
const answer = run(eslint, '--format', 'json', ...files);
let results;
try {
  results = JSON.parse(answer.stdout);
} catch {
  console.error(graph.stderr, answer.stdout, answer.stderr);
  process.exit(1);
}

let failed = 0;
for (const { file, imports, expected } of canaries) {
  const result = results.find((one) => one.filePath === path.join(root, file));
  const complaints = (result?.messages ?? []).filter((one) => one.ruleId === rule);
  const isRight = expected
    ? complaints.some((one) => one.severity === 2 && expected.test(one.message))
    : result?.errorCount === 0;
  const wish = expected ? 'is refused' : 'is allowed';
  console.log(`${isRight ? 'ok  ' : 'FAIL'} ${path.dirname(file)} importing ${imports} ${wish}`);
  if (!isRight) {
    failed++;
    console.log(JSON.stringify(result?.messages ?? 'ESLint did not look at the file', null, 2));
  }
}
process.exit(failed > 0 ? 1 : 0);
