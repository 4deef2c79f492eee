import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Jest's setup: one folder for what the spec files of a run share; see demo.ts. */
export default function makeRunFolder(): void {
  process.env['PIJAR_E2E_RUN'] = mkdtempSync(path.join(tmpdir(), 'pijar-e2e-run-'));
}
