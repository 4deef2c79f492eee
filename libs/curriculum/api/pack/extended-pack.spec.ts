import path from 'node:path';
import { faultLine, PackRefused } from './pack-fault';
import { readPack } from './read-pack';
import { soundFiles, writeFiles } from './testing-pack';

type Files = Record<string, string | Buffer | null>;

const programme = soundFiles['programme.yaml']!;
const second = programme.replace('version: 1', 'version: 2\nextends: ../one');
const module2 = soundFiles['m1/module.yaml']!;

/** The sound pack in `one/`, with what the test puts beside it. */
const beside = (files: Files): Files => ({ ...inFolder('one', soundFiles), ...files });
const inFolder = (folder: string, files: Files): Files =>
  Object.fromEntries(
    Object.entries(files).map(([name, content]) => [`${folder}/${name}`, content]),
  );

async function faultsOf(files: Files, folder = 'two'): Promise<string[]> {
  await using packs = await writeFiles(files);
  try {
    await readPack(path.join(packs.dir, folder));
    return [];
  } catch (fault) {
    if (!(fault instanceof PackRefused)) throw fault;
    return fault.faults.map(faultLine);
  }
}

it('takes the modules that it has no folder for, with their media, and keeps its own', async () => {
  await using packs = await writeFiles(
    beside({
      'two/programme.yaml': second,
      'two/m1/module.yaml': module2.replace('Jalur', 'Jalan'),
      'two/m1/assignment.yaml': soundFiles['m1/assignment.yaml']!,
    }),
  );
  const pack = await readPack(path.join(packs.dir, 'two'));
  expect(pack.version).toBe(2);
  const modules = pack.stages[0]!.courses[0]!.modules;
  expect(modules.map(({ title, steps }) => [title, ...steps.map((step) => step.code)])).toEqual([
    ['Modul', 'a1-l1', 'a1-q', 'a1-a'],
    ['Jalan', 'm1-a'],
  ]);
  expect(pack.media).toHaveLength(1);
});

it('takes only what it names: modules of the other pack may be left out', async () => {
  const without = second.replace('[a1, m1]', '[a1]');
  const rule = without.replace('        - kind: tracks_accepted\n          at_least: 1\n', '');
  expect(await faultsOf(beside({ 'two/programme.yaml': rule }))).toEqual([]);
});

it('goes on to the pack that the extended one extends', async () => {
  const third = programme.replace('version: 1', 'version: 3\nextends: ../two');
  const files = beside({
    'two/programme.yaml': second,
    'two/m1/module.yaml': module2,
    'two/m1/assignment.yaml': soundFiles['m1/assignment.yaml']!,
    'three/programme.yaml': third,
  });
  expect(await faultsOf(files, 'three')).toEqual([]);
  const broken = { ...files, 'one/a1/quiz.yaml': 'code: a1-q\n' };
  expect(await faultsOf(broken, 'three')).toContain(
    '../one/a1/quiz.yaml:1: `questions` is missing.',
  );
});

it('names a fault in a taken module by its path from the pack', async () => {
  const lesson = soundFiles['a1/01-awal.md']!.replace('- Satu.', '- Satu <b>tebal</b>.');
  const files = beside({ 'one/a1/01-awal.md': lesson, 'two/programme.yaml': second });
  expect(await faultsOf(files)).toEqual([
    '../one/a1/01-awal.md:14: HTML is not allowed in Markdown.',
  ]);
});

it('names both files when a code of its own is taken by a taken module', async () => {
  const files = beside({
    'two/programme.yaml': second,
    'two/m1/module.yaml': module2,
    'two/m1/assignment.yaml': soundFiles['m1/assignment.yaml']!.replace('m1-a', 'a1-a'),
  });
  expect(await faultsOf(files)).toEqual([
    '../one/a1/assignment.yaml:1: The code `a1-a` is taken by m1/assignment.yaml.',
  ]);
});

it('names a module that neither has', async () => {
  const files = beside({ 'two/programme.yaml': second.replace('[a1, m1]', '[a1, m1, b9]') });
  expect(await faultsOf(files)).toEqual(['programme.yaml:12: There is no folder `b9`.']);
});

it('says so when there is no such pack, or when two extend each other', async () => {
  const nowhere = second.replace('../one', '../nowhere');
  expect(await faultsOf(beside({ 'two/programme.yaml': nowhere }))).toContain(
    'programme.yaml:4: There is no pack in `../nowhere`.',
  );
  const circle = {
    'one/programme.yaml': programme.replace('version: 1', 'version: 1\nextends: ../two'),
    'two/programme.yaml': second,
  };
  expect(await faultsOf(circle)).toContain(
    '../one/programme.yaml:4: The packs extend each other in a circle.',
  );
});
