import 'reflect-metadata';
import { runBench } from './bench';
import { readOptions } from './options';

const say = (line: string) => void process.stdout.write(`${line}\n`);

runBench(readOptions(process.argv.slice(2)), say).then(
  (isGood) => process.exit(isGood ? 0 : 1),
  (fault: unknown) => {
    process.stderr.write(`${fault instanceof Error ? fault.stack : fault}\n`);
    process.exit(1);
  },
);
