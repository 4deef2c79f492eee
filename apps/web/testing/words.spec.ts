/** @jest-environment node */
import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

type Words = { [key: string]: string | Words };

const ROOT = join(__dirname, '../../..');

function flat(words: Words, prefix = ''): Map<string, string> {
  const pairs = Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[`${prefix}${key}`, value] as const]
      : [...flat(value, `${prefix}${key}.`)],
  );
  return new Map(pairs);
}

const read = (file: string): Map<string, string> =>
  flat(JSON.parse(readFileSync(join(ROOT, file), 'utf8')) as Words);

const folders = globSync('libs/*/web/{,*/}i18n/id.json', { cwd: ROOT }).map((file) =>
  dirname(file),
);
/** `libs/identity/web/i18n` speaks as `identity`, `libs/identity/web/staff/i18n` as `identityStaff`. */
const contextOf = (folder: string) => {
  const [, context, , part] = folder.split(/[\\/]/);
  return part === 'i18n' ? context : context + part[0].toUpperCase() + part.slice(1);
};

/** `{{ count }}` and `{{ count | lesson | lessons }}` both speak of `count`. */
const parametersOf = (text: string) =>
  [...new Set([...text.matchAll(/\{\{\s*(\w+)/g)].map(([, name]) => name))].sort();

describe.each(folders)('words in %s', (folder) => {
  const indonesian = read(`${folder}/id.json`);
  const english = read(`${folder}/en.json`);

  it('are the same keys in both languages', () => {
    expect([...english.keys()].sort()).toEqual([...indonesian.keys()].sort());
  });

  it('are never empty', () => {
    const empty = [...indonesian, ...english].filter(([, text]) => !text.trim());
    expect(empty).toEqual([]);
  });

  it('speak of the same things in both languages', () => {
    const differing = [...indonesian].filter(
      ([key, text]) => parametersOf(text).join() !== parametersOf(english.get(key) ?? '').join(),
    );
    expect(differing).toEqual([]);
  });
});

describe('keys in templates and code', () => {
  const known = new Set(
    folders.flatMap((folder) => {
      const context = contextOf(folder);
      const keys = [...read(`${folder}/id.json`).keys()];
      return context === 'shared' ? keys : keys.map((key) => `${context}.${key}`);
    }),
  );
  const groups = [...new Set([...known].map((key) => key.split('.')[0]))];
  const contexts = globSync('libs/*/web/', { cwd: ROOT }).map((folder) =>
    basename(dirname(folder)),
  );
  const names = [...new Set([...groups, ...contexts.filter((name) => name !== 'shared')])];
  const literal = new RegExp(`['"\`]((?:${names.join('|')})\\.[\\w.-]*)(['"\`]|\\$\\{)`, 'g');
  const files = ['apps/web/src', 'libs/*/web']
    .flatMap((root) => globSync(`${root}/**/*.{ts,html}`, { cwd: ROOT }))
    .filter((file) => !file.endsWith('.spec.ts'));

  const used = files.flatMap((file) => {
    const text = readFileSync(join(ROOT, file), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
    return [...text.matchAll(literal)].map(([, key]) => ({ file, key }));
  });

  it('exist', () => {
    // A literal that ends with a dot is put together with a value: something must begin like it.
    const exists = (key: string) =>
      key.endsWith('.') ? [...known].some((each) => each.startsWith(key)) : known.has(key);
    expect(used.length).toBeGreaterThan(10);
    expect(used.filter(({ key }) => !exists(key))).toEqual([]);
  });
});
