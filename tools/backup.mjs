// `npm run backup`: builds what is needed and runs dist/api/backup.js with the words given.
import { runTool } from './run-tool.mjs';

await runTool('backup');
