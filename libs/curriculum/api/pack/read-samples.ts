import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { SampleSet } from '@pijar/curriculum/contracts';
import * as z from 'zod';
import type { PackStage, PackStep } from './pack';
import type { PackFaults } from './pack-fault';
import { YamlSource } from './yaml-source';

export const samplesFile = 'samples.yaml';

const highestLevel = 3;
const code = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);
const text = z.string().trim().min(1);
const Sample = z.strictObject({
  code,
  text: text.max(6000),
  scores: z.record(z.string(), z.int().min(0).max(highestLevel)),
  why: text.max(600),
});
const SamplesFile = z.strictObject({
  sets: z.array(z.strictObject({ step: z.string(), samples: z.array(Sample).min(1).max(20) })),
});

/**
 * Reads invented work that coaches learn to grade by, with the scores of the programme's lead: one for each criterion of the
 * assignment that it is for.
 * @returns null where the pack has no such file, or a faulty one
 */
export async function readSamples(
  dir: string,
  files: string[],
  stages: readonly PackStage[],
  faults: PackFaults,
): Promise<SampleSet[] | null> {
  if (!files.includes(samplesFile)) return null;
  const source = new YamlSource(
    samplesFile,
    await readFile(path.join(dir, samplesFile), 'utf8'),
    faults,
  );
  const read = source.read(SamplesFile);
  if (!read) return null;
  const assignments = assignmentsOf(stages);
  read.sets.forEach(({ step, samples }, s) => {
    if (read.sets.findIndex((set) => set.step === step) < s) {
      source.fault(['sets', s, 'step'], `There is another set for \`${step}\`.`);
    }
    const wanted = assignments.get(step);
    if (!wanted) return source.fault(['sets', s, 'step'], `There is no assignment \`${step}\`.`);
    samples.forEach((sample, n) => {
      const at = ['sets', s, 'samples', n];
      if (samples.findIndex((each) => each.code === sample.code) < n) {
        source.fault([...at, 'code'], `The sample \`${sample.code}\` stands here twice.`);
      }
      const given = Object.keys(sample.scores);
      for (const missing of wanted.filter((each) => !given.includes(each))) {
        source.fault([...at, 'scores'], `The score of \`${missing}\` is missing.`);
      }
      for (const unknown of given.filter((each) => !wanted.includes(each))) {
        source.fault([...at, 'scores', unknown], `The rubric has no criterion \`${unknown}\`.`);
      }
    });
  });
  return read.sets;
}

/** The codes of the criteria by assignment. */
function assignmentsOf(stages: readonly PackStage[]): Map<string, string[]> {
  const steps: PackStep[] = stages.flatMap((stage) =>
    stage.courses.flatMap((course) => course.modules.flatMap((module) => module.steps)),
  );
  return new Map(
    steps.flatMap((step) =>
      step.kind === 'assignment'
        ? [[step.code, step.body.rubric.criteria.map((criterion) => criterion.code)]]
        : [],
    ),
  );
}
