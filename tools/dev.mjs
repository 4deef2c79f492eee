// `npm run dev`: the web application with live reload on PORT, the server behind it, both rebuilt as files change.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import path from 'node:path';
import { apiBuild } from './build-api.mjs';
import { nxEnvironment, nxProgram } from './build.mjs';
import { installationFault, nodeProgram, root } from './installed.mjs';

const fault = installationFault();
if (fault) {
  console.error(fault);
  process.exit(1);
}

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

const webPort = process.env.PORT || '3000';
const apiPort = String(await freePort());
const apiEnvironment = {
  PUBLIC_URL: `http://127.0.0.1:${webPort}`,
  ...process.env,
  HOST: '127.0.0.1',
  PORT: apiPort,
};
let api = null;
let isStopping = false;

async function end(child, kill, patienceMs) {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  kill('SIGTERM');
  const impatient = setTimeout(() => kill('SIGKILL'), patienceMs);
  await exited;
  clearTimeout(impatient);
}

const stopApi = () => end(api, (signal) => api.kill(signal), 20_000);
// Nx leaves its children behind, so the whole group is told.
const stopWeb = () => end(web, (signal) => process.kill(-web.pid, signal), 1_000);

/** One restart at a time: the next server may only open the data folder when the last has left it. */
let restarting = Promise.resolve();
function restartApi() {
  restarting = restarting.then(async () => {
    await stopApi();
    if (isStopping) return;
    api = spawn(nodeProgram, ['--enable-source-maps', path.join(root, 'dist/api/main.js')], {
      cwd: root,
      env: apiEnvironment,
      stdio: 'inherit',
    });
  });
}

const build = await apiBuild([
  {
    name: 'restart',
    setup: (hooks) => hooks.onEnd(({ errors }) => void (errors.length === 0 && restartApi())),
  },
]);
await build.watch();

const web = spawn(nodeProgram, [nxProgram, 'run', 'web:serve', '--port', webPort], {
  cwd: root,
  env: { ...nxEnvironment, PIJAR_API: `http://127.0.0.1:${apiPort}` },
  stdio: 'inherit',
  detached: process.platform !== 'win32',
});

async function stop() {
  if (isStopping) return;
  isStopping = true;
  await build.dispose();
  await Promise.all([stopWeb(), restarting.then(stopApi)]);
  process.exit(0);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void stop());
web.on('exit', () => void stop());
