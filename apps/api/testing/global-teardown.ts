import { end, type TestRun } from './global-setup';

export default async function globalTeardown(): Promise<void> {
  const { pijarTestRun: run } = globalThis as { pijarTestRun?: TestRun };
  if (run) await end(run);
}
