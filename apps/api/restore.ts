import { runRestore } from './archive/commands';
import { runCommand } from './archive/run-command';

await runCommand(runRestore);
