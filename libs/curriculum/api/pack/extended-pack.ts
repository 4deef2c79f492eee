import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { filesOf, programmeFile } from './pack-files';
import { ProgrammeFile } from './pack-format';
import { PackFaults } from './pack-fault';
import { readModules, type ReadModule } from './read-module';
import { YamlSource } from './yaml-source';

/** A pack that takes modules from another: where it lies, the line that names the other, and the modules it has not itself. */
export interface ExtendingPack {
  dir: string;
  source: YamlSource;
  /** Path of the other pack, from this one's folder. */
  base: string;
  /** Module codes. */
  missing: string[];
}

/**
 * Reads the modules that a pack takes from the one it extends, which may extend another in turn. A module is taken whole: a pack that
 * changes one lesson has the module's folder itself. Faults there are named by their path from the folder of the first pack.
 * @param seen folders of the packs on the way here, for the check that they do not extend each other in a circle
 */
export async function readExtended(
  { dir, source, base, missing }: ExtendingPack,
  faults: PackFaults,
  seen: string[] = [],
): Promise<Map<string, ReadModule>> {
  const baseDir = path.resolve(dir, base);
  const folders = [...seen, dir];
  if (folders.includes(baseDir)) {
    source.fault(['extends'], 'The packs extend each other in a circle.');
    return new Map();
  }
  const files = await filesOf(baseDir);
  if (!files.includes(programmeFile)) {
    source.fault(['extends'], `There is no pack in \`${base}\`.`);
    return new Map();
  }
  const baseFaults = new FaultsElsewhere(base, faults);
  const modules = await readModules(baseDir, files, baseFaults, missing);
  const text = await readFile(path.join(baseDir, programmeFile), 'utf8');
  const baseSource = new YamlSource(programmeFile, text, baseFaults);
  const next = baseSource.read(ProgrammeFile)?.extends;
  const stillMissing = missing.filter((code) => !modules.has(code));
  const own = [...modules].map(([code, read]) => [code, namedFrom(base, read)] as const);
  if (!next || stillMissing.length === 0) return new Map(own);
  const further = await readExtended(
    { dir: baseDir, source: baseSource, base: next, missing: stillMissing },
    baseFaults,
    folders,
  );
  return new Map([
    ...own,
    ...[...further].map(([code, read]) => [code, namedFrom(base, read)] as const),
  ]);
}

/** Passes on the faults of another folder, named by their path from this one. */
class FaultsElsewhere extends PackFaults {
  constructor(
    private readonly base: string,
    private readonly faults: PackFaults,
  ) {
    super();
  }

  override add(file: string, line: number, sentence: string): void {
    this.faults.add(path.posix.join(this.base, file), line, sentence);
  }
}

function namedFrom(base: string, read: ReadModule): ReadModule {
  const named = <Place extends { file: string }>(place: Place): Place => ({
    ...place,
    file: path.posix.join(base, place.file),
  });
  return { ...read, places: read.places.map(named), rereads: read.rereads.map(named) };
}
