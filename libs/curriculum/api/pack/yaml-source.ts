import { isMap, isNode, isPair, LineCounter, parseDocument, type Document } from 'yaml';
import type * as z from 'zod';
import type { PackFaults } from './pack-fault';

type Path = readonly PropertyKey[];

/** A piece of YAML that still knows on which line each value stands. */
export class YamlSource {
  private readonly lines = new LineCounter();
  private readonly document: Document;

  /** @param firstLine the line of the file on which `text` begins */
  constructor(
    readonly file: string,
    text: string,
    private readonly faults: PackFaults,
    private readonly firstLine = 1,
  ) {
    this.document = parseDocument(text, { lineCounter: this.lines, uniqueKeys: true });
    for (const error of this.document.errors) {
      const sentence = error.message.split('\n')[0]!.replace(/ at line \d+, column \d+:?$/, '');
      this.faults.add(file, this.lineAt(error.pos[0]), `${sentence}.`);
    }
  }

  /** The value in the form the schema asks for; null after its faults have been noted. */
  read<S extends z.ZodType>(schema: S): z.infer<S> | null {
    if (this.document.errors.length > 0) return null;
    const result = schema.safeParse(this.document.toJS());
    if (result.success) return result.data;
    for (const issue of result.error.issues) this.note(issue);
    return null;
  }

  fault(path: Path, sentence: string): void {
    this.faults.add(this.file, this.line(path), sentence);
  }

  /** Of the value at the path, or of the nearest thing around it that exists. */
  line(path: Path): number {
    for (let length = path.length; length > 0; length--) {
      const offset = this.offsetOf(path.slice(0, length));
      if (offset !== null) return this.lineAt(offset);
    }
    return this.firstLine;
  }

  private note(issue: z.core.$ZodIssue): void {
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) {
        this.fault([...issue.path, key], `\`${key}\` is not a field that belongs here.`);
      }
      return;
    }
    this.fault(issue.path, sentenceOf(issue));
  }

  private offsetOf(path: Path): number | null {
    const parent = this.document.getIn(path.slice(0, -1), true);
    if (isMap(parent)) {
      const key = path.at(-1);
      const pair = parent.items.find(
        (item) => isPair(item) && isNode(item.key) && item.key.toJSON() === key,
      );
      if (pair && isNode(pair.key) && pair.key.range) return pair.key.range[0];
      return null;
    }
    const node = this.document.getIn(path, true);
    return isNode(node) && node.range ? node.range[0] : null;
  }

  private lineAt(offset: number): number {
    return this.lines.linePos(offset).line + this.firstLine - 1;
  }
}

function sentenceOf(issue: z.core.$ZodIssue): string {
  const name = issue.path.map(String).join('.') || 'the file';
  if (issue.code === 'invalid_type' && issue.message.endsWith('received undefined')) {
    return `\`${name}\` is missing.`;
  }
  return `\`${name}\`: ${issue.message}.`;
}
