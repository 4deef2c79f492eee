// Runs one of the server's commands, built first when a source has changed.
import path from 'node:path';
import { buildWhenNeeded } from './build.mjs';
import { installationFault, root } from './installed.mjs';
import { runBuilt } from './run-built.mjs';

/** @param {string} name an entry of tools/build-api.mjs, e.g. `backup` */
export async function runTool(name) {
  const fault = installationFault();
  if (fault) console.error(fault);
  const isReady = !fault && (await buildWhenNeeded((line) => console.log(line)));
  if (!isReady) process.exit(1);
  process.exit(await runBuilt(path.join(root, `dist/api/${name}.js`), process.argv.slice(2)));
}
