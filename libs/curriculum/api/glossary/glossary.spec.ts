import { assetFolder } from '@pijar/shared/api';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Glossary } from './glossary';
import { readGlossary } from './read-glossary';

async function faultsOf(file: string): Promise<string> {
  const dir = await mkdtemp(path.join(tmpdir(), 'pijar-glossary-'));
  try {
    await writeFile(path.join(dir, 'glossary.yaml'), file);
    await readGlossary(dir);
    return '';
  } catch (fault) {
    return (fault as Error).message;
  } finally {
    await rm(dir, { recursive: true });
  }
}

it('the built-in glossary has no faults and no explanation longer than two short sentences', async () => {
  const words = await readGlossary(assetFolder('libs/curriculum/pack'));
  expect(words.length).toBeGreaterThanOrEqual(25);
  for (const { meaning } of words) expect(meaning.split(/\s+/).length).toBeLessThanOrEqual(25);
});

it('names what is in a text', async () => {
  const found = await new Glossary().wordsIn(
    'Urus **NIB** lewat OSS. Lokapasar menyusul; ongkirnya.',
  );
  expect(found.map(({ word }) => word)).toEqual(['NIB', 'OSS', 'lokapasar']);
});

it('names faults by line', async () => {
  expect(await faultsOf('words:\n  - word: NIB\n')).toContain(
    'glossary.yaml:2: `words.0.meaning` is missing.',
  );
  const twice = 'words:\n  - { word: NIB, meaning: A }\n  - { word: nib, meaning: B }\n';
  expect(await faultsOf(twice)).toBe('glossary.yaml:3: "nib" is explained twice.');
});

it('is empty where there is none', async () => {
  expect(await readGlossary(tmpdir())).toEqual([]);
});
