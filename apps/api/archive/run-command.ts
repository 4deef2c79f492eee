import { readSettings, type Settings, StartupFault } from '@pijar/shared/api';

type Command = (settings: Settings, args: string[], say: (line: string) => void) => Promise<void>;

/** Runs a command of the command line: faults that a person can mend are one sentence, others keep their stack. */
export async function runCommand(command: Command): Promise<void> {
  try {
    const say = (line: string) => void process.stdout.write(`${line}\n`);
    await command(readSettings(process.env), process.argv.slice(2), say);
  } catch (fault) {
    const words = fault instanceof StartupFault ? fault.message : (fault as Error).stack;
    process.stderr.write(`${words}\n`);
    process.exitCode = 1;
  }
}
