import { runCommand } from './archive/run-command';
import { runRotateSecret } from './archive/rotate-secret';

await runCommand(runRotateSecret);
