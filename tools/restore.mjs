// `npm run restore`: builds what is needed and runs dist/api/restore.js with the words given.
import { runTool } from './run-tool.mjs';

await runTool('restore');
