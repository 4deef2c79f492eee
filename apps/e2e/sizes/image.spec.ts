import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import path from 'node:path';

const root = path.resolve(__dirname, '../../..');
const built = path.join(root, 'dist/api');

/** `@scope/name/part` and `name/part` without the part. */
const packageOf = (specifier: string) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

// The image carries dist and what `npm prune --omit=dev` leaves. It is not built here, so this is asked of the files.
it('the server needs no package that the image leaves out', () => {
  const { dependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const files = readdirSync(built).filter((name) => name.endsWith('.js'));
  const imported = files.flatMap((name) => {
    const source = readFileSync(path.join(built, name), 'utf8');
    // The bundler writes them in double quotes; "from 'review'" is SQL.
    const found = source.matchAll(/(?:^|\s)(?:from|import)\s*\(?\s*"([^".][^"]*)"/gm);
    return [...found].map(([, specifier]) => specifier!);
  });
  const packages = new Set(imported.filter((name) => !isBuiltin(name)).map(packageOf));
  expect(packages.size).toBeGreaterThan(20);
  expect([...packages].filter((name) => !(name in dependencies))).toEqual([]);
});
