import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type * as z from 'zod';
import { conditionFaults } from './check-rule';
import { readExtended } from './extended-pack';
import type { Pack, PackStage, PackStep, PackTest } from './pack';
import { filesOf, programmeFile } from './pack-files';
import { ProgrammeFile } from './pack-format';
import { PackFaults, PackRefused } from './pack-fault';
import { readModules, type ReadModule } from './read-module';
import { phrasesFile, readPhrases } from './read-phrases';
import { readSamples, samplesFile } from './read-samples';
import { isTestFile, readTests } from './read-tests';
import { YamlSource } from './yaml-source';

type Programme = z.infer<typeof ProgrammeFile>;

/**
 * Reads a content pack and checks all of it.
 * @param dir folder with programme.yaml and one folder per module that it does not take from the pack it extends
 * @throws PackRefused with every fault, each with file and line
 */
export async function readPack(dir: string): Promise<Pack> {
  const faults = new PackFaults();
  const files = await filesOf(dir);
  if (!files.includes(programmeFile)) {
    throw new PackRefused([{ file: programmeFile, line: 1, sentence: 'The file is missing.' }]);
  }
  const source = new YamlSource(
    programmeFile,
    await readFile(path.join(dir, programmeFile), 'utf8'),
    faults,
  );
  const programme = source.read(ProgrammeFile);
  const tests = await readTests(dir, files, programme?.stages ?? [], faults);
  const phrases = await readPhrases(dir, files, faults);
  const modules = await readModules(
    dir,
    files.filter((file) => !isTestFile(file) && file !== phrasesFile && file !== samplesFile),
    faults,
  );
  if (programme) {
    await takeExtended(dir, programme, modules, source, faults);
    checkModules(programme, modules, source, faults);
    checkCodes(programme, modules, source, faults);
  }
  const stages = programme?.stages.map((stage) => stageOf(stage, modules, tests)) ?? [];
  const isWhole = [...modules.values()].every((read) => read.isWhole);
  if (isWhole) checkRules(stages, source);
  const samples = isWhole ? await readSamples(dir, files, stages, faults) : null;
  if (!programme || faults.all.length > 0) throw new PackRefused(faults.all);
  return {
    code: programme.code,
    title: programme.title,
    version: programme.version,
    ...(programme.reply_within_days && { replyWithinDays: programme.reply_within_days }),
    stages,
    media: [...modules.values()].flatMap((read) => read.media),
    phrases,
    samples,
  };
}

function checkRules(stages: PackStage[], source: YamlSource): void {
  stages.forEach((stage, index) => {
    stage.rule.all.forEach((condition, at) => {
      for (const { field, sentence } of conditionFaults(condition, stage)) {
        source.fault(['stages', index, 'rule', 'all', at, field], sentence);
      }
    });
  });
}

/** Adds the modules that the programme names and the pack has no folder for, from the pack that it extends. */
async function takeExtended(
  dir: string,
  programme: Programme,
  modules: Map<string, ReadModule>,
  source: YamlSource,
  faults: PackFaults,
): Promise<void> {
  if (!programme.extends) return;
  const missing = programme.stages
    .flatMap((stage) => stage.courses.flatMap((course) => course.modules))
    .filter((code) => !modules.has(code));
  const extending = { dir: path.resolve(dir), source, base: programme.extends, missing };
  for (const [code, read] of await readExtended(extending, faults)) modules.set(code, read);
}

function checkModules(
  programme: Programme,
  modules: Map<string, ReadModule>,
  source: YamlSource,
  faults: PackFaults,
): void {
  const named = new Set<string>();
  programme.stages.forEach((stage, s) =>
    stage.courses.forEach((course, c) =>
      course.modules.forEach((code, m) => {
        const place = ['stages', s, 'courses', c, 'modules', m];
        if (!modules.has(code)) source.fault(place, `There is no folder \`${code}\`.`);
        if (named.has(code)) source.fault(place, `The module \`${code}\` is named twice.`);
        named.add(code);
      }),
    ),
  );
  for (const code of modules.keys()) {
    if (!named.has(code)) {
      faults.add(`${code}/module.yaml`, 1, 'No course in programme.yaml names this module.');
    }
  }
}

/** Codes of steps are one namespace over the version; a quiz may only send people to a lesson that is there. */
function checkCodes(
  programme: Programme,
  modules: Map<string, ReadModule>,
  source: YamlSource,
  faults: PackFaults,
): void {
  const all = [...modules.values()];
  const places = [
    ...all.flatMap((read) => read.places),
    ...programme.stages.flatMap((stage, s) =>
      (['sessions', 'clinics'] as const).flatMap((list) =>
        stage[list].map(({ code }, index) => {
          return { code, file: programmeFile, line: source.line(['stages', s, list, index]) };
        }),
      ),
    ),
  ];
  const first = new Map<string, string>();
  for (const { code, file, line } of places) {
    const earlier = first.get(code);
    if (earlier) faults.add(file, line, `The code \`${code}\` is taken by ${earlier}.`);
    else first.set(code, file);
  }
  for (const read of all.filter((each) => each.isWhole)) {
    const lessons = read.module.steps.filter((step) => step.kind === 'lesson');
    for (const { lesson, file, line } of read.rereads) {
      if (!lessons.some((step) => step.code === lesson)) {
        faults.add(file, line, `This module has no lesson \`${lesson}\` to read again.`);
      }
    }
  }
}

function stageOf(
  stage: Programme['stages'][number],
  modules: Map<string, ReadModule>,
  tests: ReadonlyMap<string, PackTest>,
): PackStage {
  const meeting =
    (kind: 'session' | 'clinic') =>
    ({ code, title, minutes }: { code: string; title: string; minutes: number }): PackStep => ({
      ...{ code, title, minutes, kind },
      isRequired: true,
      dueAfterDays: null,
      body: {},
    });
  const test = tests.get(stage.code);
  return {
    code: stage.code,
    title: stage.title,
    purpose: stage.purpose,
    rule: stage.rule,
    courses: stage.courses.map(({ code, title, modules: codes }) => ({
      code,
      title,
      modules: codes.flatMap((each) => modules.get(each)?.module ?? []),
    })),
    meetings: [...stage.sessions.map(meeting('session')), ...stage.clinics.map(meeting('clinic'))],
    ...(test ? { test } : {}),
  };
}
