import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { PackTest } from './pack';
import type { PackFaults } from './pack-fault';
import { TestFile } from './quiz-format';
import { checkQuestions, questionOf } from './quiz-questions';
import { YamlSource } from './yaml-source';

const folder = 'tests/';

export const isTestFile = (file: string): boolean => file.startsWith(folder);

/**
 * Reads `tests/<stage>.yaml`: what is asked before a stage and again after it.
 * @param files every file of the pack
 * @returns by the code of the stage; a stage without a file has no test
 */
export async function readTests(
  dir: string,
  files: string[],
  stages: readonly { code: string }[],
  faults: PackFaults,
): Promise<ReadonlyMap<string, PackTest>> {
  const tests = new Map<string, PackTest>();
  for (const file of files.filter(isTestFile)) {
    const stage = /^tests\/([a-z0-9-]+)\.yaml$/.exec(file)?.[1];
    if (!stage || !stages.some(({ code }) => code === stage)) {
      faults.add(
        file,
        1,
        'A file in `tests` is called as a stage of programme.yaml: <stage>.yaml.',
      );
      continue;
    }
    const source = new YamlSource(file, await readFile(path.join(dir, file), 'utf8'), faults);
    const test = source.read(TestFile);
    if (!test) continue;
    checkQuestions(test.questions, source);
    const { code, title, minutes } = test;
    if ([...tests.values()].some((other) => other.code === code)) {
      source.fault(['code'], `Two tests have the code \`${code}\`.`);
    }
    const questions = test.questions.map(questionOf);
    tests.set(stage, { code, title, minutes, body: { pass: 0, questions } });
  }
  return tests;
}
