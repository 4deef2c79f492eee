import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { MediaFile } from './pack-media';
import { ModuleFile } from './pack-format';
import type { PackFaults } from './pack-fault';
import { PackMedia } from './pack-media';
import type { PackModule, PackStep } from './pack';
import { readAssignment } from './read-assignment';
import { readLesson } from './read-lesson';
import { readQuiz, type ReadQuiz } from './read-quiz';
import { YamlSource } from './yaml-source';

export interface ReadModule {
  module: PackModule;
  media: MediaFile[];
  /** Where each step stands, for faults that concern several files. */
  places: { code: string; file: string; line: number }[];
  rereads: { lesson: string; file: string; line: number }[];
  /** Every file could be read. Otherwise checks between files would only repeat the faults found already. */
  isWhole: boolean;
}

const lessonName = /^\d\d-[a-z0-9-]+\.md$/;
const known = ['module.yaml', 'quiz.yaml', 'assignment.yaml'];

/**
 * Reads every module folder of a pack.
 * @param files the pack's files, relative to its folder
 * @param only codes of the modules to read; every one when it is left out
 */
export async function readModules(
  dir: string,
  files: string[],
  faults: PackFaults,
  only?: string[],
): Promise<Map<string, ReadModule>> {
  const modules = new Map<string, ReadModule>();
  const folders = Map.groupBy(
    files.filter((file) => file.includes('/')),
    (file) => file.slice(0, file.indexOf('/')),
  );
  for (const [code, inside] of folders) {
    if (only && !only.includes(code)) continue;
    const names = inside.map((file) => file.slice(code.length + 1));
    modules.set(code, await readModule(dir, code, names, faults));
  }
  return modules;
}

/**
 * Reads the folder of one module.
 * @param names the files of the module, relative to its folder
 */
async function readModule(
  dir: string,
  code: string,
  names: string[],
  faults: PackFaults,
): Promise<ReadModule> {
  const text = (name: string) => readFile(path.join(dir, code, name), 'utf8');
  for (const name of names) {
    if (!known.includes(name) && !lessonName.test(name) && !name.startsWith('media/')) {
      faults.add(`${code}/${name}`, 1, 'This file has no meaning in a module.');
    }
  }
  const head = await readHead(code, names, text, faults);
  const media = await PackMedia.read(
    dir,
    code,
    names.filter((name) => name.startsWith('media/')),
    faults,
  );
  const read: ReadModule = {
    module: { ...head, steps: [] },
    media: [],
    places: [],
    rereads: [],
    isWhole: true,
  };
  const keep = (step: PackStep | null, name: string) => {
    if (!step) {
      read.isWhole = false;
      return;
    }
    read.module.steps.push(step);
    const file = `${code}/${name}`;
    read.places.push({ code: step.code, file, line: step.kind === 'lesson' ? 2 : 1 });
  };
  for (const name of names.filter((each) => lessonName.test(each)).sort()) {
    keep(readLesson(`${code}/${name}`, await text(name), media, faults), name);
  }
  if (names.includes('quiz.yaml')) {
    const quiz: ReadQuiz | null = readQuiz(`${code}/quiz.yaml`, await text('quiz.yaml'), faults);
    keep(quiz?.step ?? null, 'quiz.yaml');
    for (const { lesson, line } of quiz?.rereads ?? []) {
      read.rereads.push({ lesson, line, file: `${code}/quiz.yaml` });
    }
  }
  if (names.includes('assignment.yaml')) {
    const file = `${code}/assignment.yaml`;
    keep(readAssignment(file, await text('assignment.yaml'), media, faults), 'assignment.yaml');
  }
  media.noteUnused();
  read.media = media.takenFiles;
  return read;
}

async function readHead(
  code: string,
  names: string[],
  text: (name: string) => Promise<string>,
  faults: PackFaults,
): Promise<Omit<PackModule, 'steps'>> {
  const file = `${code}/module.yaml`;
  const unknown = { code, title: code, summary: '', isTrack: false };
  if (!names.includes('module.yaml')) {
    faults.add(file, 1, 'The file is missing.');
    return unknown;
  }
  const source = new YamlSource(file, await text('module.yaml'), faults);
  const head = source.read(ModuleFile);
  if (!head) return unknown;
  if (head.code !== code) source.fault(['code'], `The folder is called \`${code}\`.`);
  return { code, title: head.title, summary: head.summary, isTrack: head.track };
}
