import { newId } from '@pijar/shared/api';
import pg from 'pg';
import type { Binding, TwinOperation } from './program';

type Row = Record<string, unknown>;
interface Scope {
  request: Record<string, string>;
  results: Row[][];
  ids: string[];
  now: number;
}
type Value = (scope: Scope) => unknown;

/** Runs an operation's statements; resolves to the rows to answer, or null when nobody is signed in. */
export type Runner = (pool: pg.Pool, request: Record<string, string>) => Promise<Row[][] | null>;

export function compileOperation(operation: TwinOperation): Runner {
  const steps = operation.statements.map(({ text, bindings, isSession }) => ({
    text,
    isSession,
    values: bindings.map(compile),
    begins: /^(start transaction|begin)/i.test(text),
    ends: /^commit/i.test(text),
  }));
  const isAnswered = (index: number) =>
    !steps[index]!.isSession && (operation.kind === 'read' || index === lastWithRows(steps));
  return async (pool, request) => {
    const scope: Scope = { request, results: [], ids: [], now: Date.now() };
    let client: pg.PoolClient | null = null;
    try {
      for (const step of steps) {
        if (step.begins) client = await pool.connect();
        const values = step.values.map((value) => value(scope));
        const { rows } = await (client ?? pool).query<Row>(step.text, values);
        if (step.isSession && rows.length === 0) return null;
        scope.results.push(rows);
        if (step.ends) {
          client?.release();
          client = null;
        }
      }
    } catch (fault) {
      client?.release(true);
      throw fault;
    }
    return scope.results.filter((_, index) => isAnswered(index));
  };
}

/** The last statement before the commit. */
const lastWithRows = (steps: { ends: boolean }[]): number =>
  steps.findLastIndex((step) => !step.ends);

function compile(binding: Binding): Value {
  switch (binding.from) {
    case 'constant':
      return () => binding.value;
    case 'request':
      return ({ request }) => request[binding.name];
    case 'result':
      return ({ results }) => results[binding.statement]?.[0]?.[binding.column];
    case 'new-id':
      return ({ ids }) => (ids[binding.index] ??= newId());
    case 'now':
      return ({ now }) => new Date(now + binding.offsetMs);
    case 'text': {
      const parts = binding.parts.map(compile);
      return (scope) => parts.map((part) => part(scope)).join('');
    }
    case 'list': {
      const items = binding.items.map(compile);
      return (scope) => items.map((item) => item(scope));
    }
    case 'object': {
      const entries = binding.entries.map(([name, part]) => [name, compile(part)] as const);
      return (scope) => Object.fromEntries(entries.map(([name, part]) => [name, part(scope)]));
    }
  }
}
