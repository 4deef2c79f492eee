// `npm test`: everything that must hold, the quick checks first; stops at the first step that fails.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { nxEnvironment, nxProgram } from './build.mjs';
import { ensureTools } from './ensure-tools.mjs';
import { installationFault, nodeProgram, root } from './installed.mjs';

const results = path.join(root, 'dist/test-results');
const limitMinutes = 30;
const prettier = path.join(root, 'node_modules/prettier/bin/prettier.cjs');
const nx = (...args) => [nxProgram, ...args, '--output-style=static'];
const target = (name) => nx('run', `workspace:${name}`);

/** A step is one check, or a Jest run that counts its own tests. */
const steps = [
  { title: 'Format', command: [prettier, '--check', '--log-level', 'warn', '.'] },
  { title: 'Lint', command: target('lint') },
  { title: 'Boundaries bite', command: ['tools/canary/boundaries.mjs'] },
  { title: 'Types', command: nx('run-many', '-p', 'workspace', '-t', 'types', 'types-web') },
  { title: 'Server, against real stores', jest: 'api' },
  { title: 'Web application', jest: 'web' },
  { title: 'Build', command: ['tools/build.mjs'] },
  { title: 'Bundle budgets', command: target('budgets') },
  { title: 'Journeys in a browser, and many processes', jest: 'e2e' },
];

const sum = { passed: 0, failed: 0 };

function run(args, environment) {
  const child = spawn(nodeProgram, args, { cwd: root, env: environment, stdio: 'inherit' });
  const limit = setTimeout(() => {
    console.error(`This step did not end within ${limitMinutes} minutes.`);
    child.kill('SIGTERM');
    setTimeout(() => child.kill('SIGKILL'), 30_000).unref();
  }, limitMinutes * 60_000);
  const pass = (signal) => child.kill(signal);
  process.on('SIGINT', pass).on('SIGTERM', pass);
  return new Promise((resolve) => {
    child.on('close', (code) => {
      clearTimeout(limit);
      process.off('SIGINT', pass).off('SIGTERM', pass);
      resolve(code ?? 1);
    });
  });
}

/** Adds what Jest counted; a file that could not even be loaded counts as one failure. */
function count(file) {
  const report = JSON.parse(readFileSync(file, 'utf8'));
  sum.passed += report.numPassedTests;
  sum.failed += report.numFailedTests + report.numRuntimeErrorTestSuites;
  if (report.numTotalTests === 0) throw new Error('Jest found no tests');
}

async function runStep({ title, command, jest }, environment) {
  const file = path.join(results, `${jest}.json`);
  const args = command ?? ['tools/jest.mjs', jest, '--json', `--outputFile=${file}`];
  rmSync(file, { force: true });
  const start = Date.now();
  console.log(`\n── ${title} ${'─'.repeat(Math.max(0, 60 - title.length))}`);
  const before = sum.failed;
  let isGood = (await run(args, environment)) === 0;
  if (!jest) sum.passed += isGood ? 1 : 0;
  else {
    try {
      count(file);
    } catch (fault) {
      console.error(`${title}: ${fault.message}`);
      isGood = false;
    }
  }
  if (!isGood && sum.failed === before) sum.failed++;
  const seconds = ((Date.now() - start) / 1000).toFixed(1);
  console.log(`── ${isGood ? 'passed' : 'FAILED'} in ${seconds} s`);
  return isGood;
}

async function runAll() {
  const fault = installationFault();
  if (fault) throw new Error(fault);
  const environment = { ...nxEnvironment, ...ensureTools((line) => console.log(line)) };
  mkdirSync(results, { recursive: true });
  for (const step of steps) if (!(await runStep(step, environment))) return;
}

try {
  await runAll();
} catch (fault) {
  console.error(fault.message);
  sum.failed++;
}
console.log(`\n${sum.passed} passed, ${sum.failed} failed`);
process.exit(sum.failed > 0 ? 1 : 0);
