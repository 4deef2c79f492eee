import { existsSync, renameSync } from 'node:fs';
import path from 'node:path';
import { startProduct, type RunningProduct } from './product';

/** How long a hook may take that has the demo made: half a minute on two idle cores, minutes on busy ones. */
export const makingOfDemo = 300_000;

/** The product with the demo's people in it. They are made once in a run, and every caller gets them as they were made. */
export async function startDemo(): Promise<RunningProduct> {
  const made = path.join(process.env['PIJAR_E2E_RUN']!, 'demo');
  if (!existsSync(made)) {
    const product = await startProduct({ PIJAR_DEMO: 'on' });
    await product.stop();
    renameSync(product.dataDir, made);
  }
  return startProduct({ PIJAR_DEMO: 'on' }, made);
}
