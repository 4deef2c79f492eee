import type { GlossaryWord } from '@pijar/curriculum/contracts';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod';
import { PackFaults, PackRefused } from '../pack/pack-fault';
import { YamlSource } from '../pack/yaml-source';

const text = z.string().trim().min(1);
const GlossaryFile = z.strictObject({
  words: z.array(z.strictObject({ word: text.max(40), meaning: text.max(300) })),
});
const fileName = 'glossary.yaml';

/**
 * Reads the glossary beside the packs. It belongs to no version: an explanation may be made better while cohorts learn.
 * @param dir folder with glossary.yaml; none there means no words
 * @throws PackRefused with every fault
 */
export async function readGlossary(dir: string): Promise<GlossaryWord[]> {
  const file = path.join(dir, fileName);
  if (!existsSync(file)) return [];
  const faults = new PackFaults();
  const source = new YamlSource(fileName, await readFile(file, 'utf8'), faults);
  const words = source.read(GlossaryFile)?.words ?? [];
  words.forEach(({ word }, index) => {
    const first = words.findIndex((other) => other.word.toLowerCase() === word.toLowerCase());
    if (first < index) source.fault(['words', index, 'word'], `"${word}" is explained twice.`);
  });
  if (faults.all.length > 0) throw new PackRefused(faults.all);
  return words;
}
