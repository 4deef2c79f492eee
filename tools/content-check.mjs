// Checks a content pack without loading it: `npm run content:check -- libs/curriculum/pack/pijar-2`.
import { build } from 'esbuild';
import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The checker is part of the server's TypeScript; it is bundled beside node_modules so that packages are found. */
async function loadChecker() {
  const folder = await mkdtemp(path.join(root, 'node_modules/.content-check-'));
  try {
    const outfile = path.join(folder, 'check.mjs');
    await build({
      entryPoints: [path.join(root, 'libs/curriculum/api/pack/check-only.ts')],
      outfile,
      bundle: true,
      format: 'esm',
      platform: 'node',
      packages: 'external',
      tsconfig: path.join(root, 'tsconfig.base.json'),
      logLevel: 'warning',
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    await rm(folder, { recursive: true });
  }
}

const [dir] = process.argv.slice(2);
if (!dir) {
  console.error('Which pack? npm run content:check -- <folder with programme.yaml>');
  process.exit(2);
}
const { readGlossary, readPack, PackRefused } = await loadChecker();
try {
  const pack = await readPack(path.resolve(dir));
  const modules = pack.stages.flatMap((stage) => stage.courses.flatMap((course) => course.modules));
  console.log(`${pack.title}, version ${pack.version}: ${modules.length} modules, no faults.`);
  // The glossary lies beside the packs and serves all of them.
  const words = await readGlossary(path.dirname(path.resolve(dir)));
  console.log(`Glossary: ${words.length} words, no faults.`);
} catch (fault) {
  if (!(fault instanceof PackRefused)) throw fault;
  console.error(fault.message);
  console.error(`${fault.faults.length} faults.`);
  process.exit(1);
}
