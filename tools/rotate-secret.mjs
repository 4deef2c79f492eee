// `npm run rotate-secret`: builds what is needed and runs dist/api/rotate-secret.js.
import { runTool } from './run-tool.mjs';

await runTool('rotate-secret');
