import pg from 'pg';
import type { SentStatement } from './derive-program';

type Query = (...args: unknown[]) => unknown;

/**
 * Writes down every statement that this process sends while `work` runs, with its parameters and rows. For one thing at a time
 * in a process that does nothing else.
 */
export async function watchStatements(work: () => Promise<void>): Promise<SentStatement[]> {
  const prototype = pg.Client.prototype as unknown as { query: Query };
  const { query } = prototype;
  const sent: SentStatement[] = [];
  const answers: Promise<void>[] = [];
  prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const [text, values = []] = args as [string, unknown[]?];
    const statement: SentStatement = { text, values, rows: [] };
    sent.push(statement);
    const result = query.apply(this, args);
    if (!(result instanceof Promise)) throw new Error(`Sent without a promise: ${text}`);
    const kept = (result as Promise<pg.QueryResult<Record<string, unknown>>>).then(({ rows }) => {
      statement.rows = rows;
    });
    // Whoever sent it hears of its failure; here only good ones count.
    answers.push(kept.catch(() => undefined));
    return result;
  };
  try {
    await work();
    await Promise.all(answers);
  } finally {
    prototype.query = query;
  }
  return sent;
}
