import { parseArgs } from 'node:util';
import { fullSize, quickSize, type BenchSize } from './world/size';

export interface BenchOptions {
  size: BenchSize;
  /** Ends with a fault when an operation sends more statements for more rows, or coaches who take at once are not all served. */
  isChecked: boolean;
  /** Only operations and parts (`fan-out`, `full-queue`) whose name has this in it. */
  only: string;
  /** Folder for a CPU profile of the API; null: none is made. */
  profileFolder: string | null;
}

/** @throws TypeError on an unknown option */
export function readOptions(args: string[]): BenchOptions {
  const { values } = parseArgs({
    args,
    options: {
      quick: { type: 'boolean', default: false },
      check: { type: 'boolean', default: false },
      only: { type: 'string', default: '' },
      profile: { type: 'string' },
    },
  });
  return {
    size: values.quick ? quickSize : fullSize,
    isChecked: values.check,
    only: values.only,
    profileFolder: values.profile ?? null,
  };
}
