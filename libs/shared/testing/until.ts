import { setTimeout as pause } from 'node:timers/promises';

type Maybe<T> = T | false | null | undefined;

/**
 * Waits for something that another process or a background job does, for at most `seconds`.
 * @returns what the condition answered when it was first truthy
 */
export async function until<T>(
  condition: () => Maybe<T> | Promise<Maybe<T>>,
  seconds = 10,
): Promise<T> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await condition();
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`Not within ${seconds} s: ${condition.toString()}`);
    await pause(20);
  }
}
