/** Something in a content pack that must be put right before it can be loaded. */
export interface PackFault {
  /** Path relative to the pack's folder. */
  file: string;
  /** Counted from 1. */
  line: number;
  sentence: string;
}

/** Collects every fault of a pack, so that its writer sees all of them at once. */
export class PackFaults {
  private readonly found: PackFault[] = [];

  add(file: string, line: number, sentence: string): void {
    const isKnown = this.found.some(
      (fault) => fault.file === file && fault.line === line && fault.sentence === sentence,
    );
    if (!isKnown) this.found.push({ file, line, sentence });
  }

  /** By file and line. */
  get all(): PackFault[] {
    return this.found.toSorted((a, b) => a.file.localeCompare(b.file) || a.line - b.line);
  }
}

/** `i1/quiz.yaml:12: Sentence.` */
export const faultLine = (fault: PackFault): string =>
  `${fault.file}:${fault.line}: ${fault.sentence}`;

/** The pack has faults; the message lists them all, one a line. */
export class PackRefused extends Error {
  override name = 'PackRefused';
  constructor(readonly faults: PackFault[]) {
    super(faults.map(faultLine).join('\n'));
  }
}
