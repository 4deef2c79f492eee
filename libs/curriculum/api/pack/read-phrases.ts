import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod';
import type { PackFaults } from './pack-fault';
import { YamlSource } from './yaml-source';

export const phrasesFile = 'phrases.yaml';

const list = z.array(z.string().trim().min(1).max(300)).max(60);
const PhrasesFile = z.strictObject({ good: list, change: list });
export type Phrases = z.infer<typeof PhrasesFile>;

/**
 * Reads the sentences that reviewers may put in for any assignment of the programme.
 * @returns null where the pack has no such file, or a faulty one
 */
export async function readPhrases(
  dir: string,
  files: string[],
  faults: PackFaults,
): Promise<Phrases | null> {
  if (!files.includes(phrasesFile)) return null;
  const text = await readFile(path.join(dir, phrasesFile), 'utf8');
  const source = new YamlSource(phrasesFile, text, faults);
  const phrases = source.read(PhrasesFile);
  if (!phrases) return null;
  for (const field of ['good', 'change'] as const) {
    phrases[field].forEach((phrase, index) => {
      const first = phrases[field].indexOf(phrase);
      if (first < index) source.fault([field, index], 'The sentence stands here twice.');
    });
  }
  return phrases;
}
