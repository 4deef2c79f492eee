// Bundles the service worker to dist/web/pijar-worker.js, beside Angular's, which it loads: after tools/pack-web.mjs.
import { build } from 'esbuild';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

await build({
  absWorkingDir: root,
  entryPoints: [path.join(root, 'apps/web/src/worker/pijar-worker.ts')],
  outfile: path.join(root, 'dist/web/pijar-worker.js'),
  tsconfig: path.join(root, 'tsconfig.base.json'),
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'es2022',
  logLevel: 'warning',
}).catch(() => {
  // esbuild has printed what is wrong and where.
  process.exitCode = 1;
});
