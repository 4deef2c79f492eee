import { sessionCookie } from '@pijar/identity/api';
import { urlOf } from '@pijar/shared/contracts';
import { hearQueue, queueEvents } from '@pijar/submissions/contracts';
import type { ServerProcess } from '../load/server-process';

/** The streams of open pages. */
export interface OpenQueues {
  /** How often a page was told so far that work moved. */
  told(): number;
  close(): void;
}

/** Opens the stream of each coach's queue, as her page does, and reads along. Resolves when all of them are ready. */
export async function openQueues(product: ServerProcess, tokens: string[]): Promise<OpenQueues> {
  const closing = new AbortController();
  let told = 0;
  const open = async (token: string): Promise<void> => {
    const answer = await fetch(product.url + urlOf(hearQueue), {
      headers: { cookie: `${sessionCookie}=${token}` },
      signal: closing.signal,
    });
    if (answer.status !== 200) throw new Error(`A stream was answered with ${answer.status}`);
    const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
    const read = async (): Promise<boolean> => {
      const { value, done } = await reader.read();
      if (value?.includes(`event: ${queueEvents.moved}`)) told += 1;
      return !done;
    };
    await read();
    const readAlong = async () => {
      while (await read());
    };
    // It ends when it is closed.
    void readAlong().catch(() => undefined);
  };
  await Promise.all(tokens.map(open));
  return { told: () => told, close: () => closing.abort() };
}
