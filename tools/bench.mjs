// Measures the product against a raw twin: `npm run bench [-- --quick] [--check] [--only=home|full-queue] [--profile=folder]`.
// See docs/performance.md.
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { apiBuild } from './build-api.mjs';

const outdir = path.join(fileURLToPath(new URL('..', import.meta.url)), 'dist/bench');

// The product and the bench in one build of their own: the product's own build does not carry the bench, and measuring
// disturbs nobody who runs dist/api.
const build = await apiBuild([], { outdir, entries: ['main', 'bench/main', 'bench/twin/main'] });
try {
  await build.rebuild();
} catch {
  // esbuild has printed what is wrong and where.
  process.exit(1);
}
await build.dispose();
await import(pathToFileURL(path.join(outdir, 'bench/main.js')).href);
