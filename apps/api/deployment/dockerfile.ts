export interface Instruction {
  /** In capitals, e.g. `COPY`. */
  name: string;
  words: string;
}

/** A Dockerfile's instructions in their order, one list for each stage; comments are left out, broken lines joined. */
export function readDockerfile(text: string): Instruction[][] {
  const stages: Instruction[][] = [];
  const lines = text.replace(/\\\n/g, ' ').split('\n');
  for (const line of lines.filter((each) => each.trim() && !each.startsWith('#'))) {
    const [, name, words] = /^([A-Z]+)\s+(.*)$/.exec(line) ?? [];
    if (!name) throw new Error(`No instruction: ${line}`);
    if (name === 'FROM') stages.push([]);
    stages.at(-1)!.push({ name, words: words!.trim() });
  }
  return stages;
}

/** The variables that a stage sets. */
export function variablesSetIn(stage: Instruction[]): Record<string, string> {
  return Object.fromEntries(
    stage
      .filter(({ name }) => name === 'ENV')
      .flatMap(({ words }) =>
        words.split(/\s+/).map((pair) => pair.split('=') as [string, string]),
      ),
  );
}
