import { rmSync } from 'node:fs';

/** Jest's teardown: what a run shared goes with it. */
export default function removeRunFolder(): void {
  rmSync(process.env['PIJAR_E2E_RUN']!, { recursive: true, force: true });
}
