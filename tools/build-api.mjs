// Bundles the server to dist/api: `node tools/build-api.mjs`. Packages stay in node_modules.
import { transform } from '@swc/core';
import { context } from 'esbuild';
import { cp, glob, mkdir, readFile, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { swcOptions } from './swc-options.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
/** What is bundled, by its name in apps/api, and where it goes. */
const product = {
  outdir: path.join(root, 'dist/api'),
  entries: ['main', 'worker', 'backup', 'restore', 'rotate-secret', 'migration'],
};

/** esbuild reads TypeScript but writes no decorator metadata, so our own sources go through SWC first. */
const decoratorMetadata = {
  name: 'decorator-metadata',
  setup(build) {
    build.onLoad({ filter: /[\\/](apps|libs)[\\/].*\.ts$/ }, async ({ path: file }) => {
      const source = await readFile(file, 'utf8');
      try {
        const { code } = await transform(source, {
          ...swcOptions('es6'),
          filename: file,
          sourceMaps: 'inline',
        });
        return { contents: code, loader: 'js', resolveDir: path.dirname(file) };
      } catch (fault) {
        return { errors: [{ text: fault.message, location: { file } }] };
      }
    });
  },
};

/** Files that the server reads at run time: the built-in programme and each context's assets (fonts, pictures). */
async function copyAssets(outdir) {
  const folders = ['libs/curriculum/pack', 'apps/api/seeds/demo/files'];
  for await (const folder of glob('libs/*/api/assets', { cwd: root })) folders.push(folder);
  for (const folder of folders) {
    const from = path.join(root, folder);
    if (!existsSync(from)) continue;
    await mkdir(path.dirname(path.join(outdir, folder)), { recursive: true });
    await cp(from, path.join(outdir, folder), { recursive: true });
  }
}

/**
 * @param {import('esbuild').Plugin[]} plugins further plugins, e.g. one that restarts the server after each build
 * @param {{ outdir: string, entries: string[] }} target
 * @returns {Promise<import('esbuild').BuildContext>}
 */
export async function apiBuild(plugins = [], { outdir, entries } = product) {
  const entryPoints = entries
    .map((name) => path.join(root, `apps/api/${name}.ts`))
    .filter((file) => existsSync(file));
  await rm(outdir, { recursive: true, force: true });
  await copyAssets(outdir);
  return context({
    absWorkingDir: root,
    entryPoints,
    outdir,
    outbase: path.join(root, 'apps/api'),
    tsconfig: path.join(root, 'tsconfig.base.json'),
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    sourcemap: true,
    keepNames: true,
    logLevel: 'warning',
    plugins: [decoratorMetadata, ...plugins],
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const build = await apiBuild();
  try {
    await build.rebuild();
  } catch {
    // esbuild has printed what is wrong and where.
    process.exitCode = 1;
  }
  await build.dispose();
}
