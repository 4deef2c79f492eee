import { runBackup } from './archive/commands';
import { runCommand } from './archive/run-command';

await runCommand(runBackup);
