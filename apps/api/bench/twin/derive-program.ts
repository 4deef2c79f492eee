import type { Binding, ProgramStatement } from './program';

/** One statement as the API sent it while it was watched. */
export interface SentStatement {
  text: string;
  values: unknown[];
  rows: Record<string, unknown>[];
}

/** Name of the part of a request that finds the session. */
export const tokenHash = 'tokenHash';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** Shorter strings (states, codes) are taken for constants; what identifies a row is longer. */
const shortestName = 8;
/** A date this near to the request is the server's clock, give or take a lease. */
const nearMs = 2 * 60 * 60_000;

/**
 * Learns from one watched request how to send the same statements for any other: every parameter is traced to the request, to
 * an earlier result, to the clock or to a newly made id; what cannot be traced is a constant.
 * @param request its parts by name
 * @param at when it was sent
 */
export function deriveProgram(
  sent: SentStatement[],
  request: Record<string, string>,
  at: Date,
): ProgramStatement[] {
  const known = new Map<string, Binding>();
  for (const [name, value] of Object.entries(request)) {
    if (value.length >= shortestName) known.set(value, { from: 'request', name });
  }
  const tracer = new Tracer(known, at);
  return sent.map(({ text, values, rows }, statement) => {
    const bindings = values.map((value) => tracer.trace(value));
    for (const [column, value] of Object.entries(rows[0] ?? {})) {
      const key = keyOf(value);
      if (key !== null && !known.has(key)) {
        known.set(key, { from: 'result', statement, column });
      }
    }
    const isSession = bindings.some((each) => each.from === 'request' && each.name === tokenHash);
    return { text, bindings, isSession };
  });
}

class Tracer {
  private newIds = 0;

  constructor(
    private readonly known: Map<string, Binding>,
    private readonly at: Date,
  ) {}

  trace(value: unknown): Binding {
    const key = keyOf(value);
    const found = key === null ? undefined : this.known.get(key);
    if (found) return found;
    if (value instanceof Date) return this.date(value);
    if (typeof value === 'string') return this.text(value);
    if (Array.isArray(value)) {
      return fold({ from: 'list', items: value.map((item) => this.trace(item)) }, value);
    }
    if (typeof value === 'object' && value !== null) {
      const entries = Object.entries(value).map(([name, part]): [string, Binding] => [
        name,
        this.trace(part),
      ]);
      return fold({ from: 'object', entries }, value);
    }
    return { from: 'constant', value };
  }

  private date(value: Date): Binding {
    const offset = value.getTime() - this.at.getTime();
    if (Math.abs(offset) > nearMs) return { from: 'constant', value: value.toISOString() };
    return { from: 'now', offsetMs: Math.round(offset / 1000) * 1000 };
  }

  private text(value: string): Binding {
    if (uuid.test(value)) {
      const binding: Binding = { from: 'new-id', index: this.newIds++ };
      this.known.set(value, binding);
      return binding;
    }
    const inside = [...this.known.keys()].filter((key) => value.includes(key));
    const [longest] = inside.sort((a, b) => b.length - a.length);
    if (longest === undefined) return { from: 'constant', value };
    const at = value.indexOf(longest);
    const around = [value.slice(0, at), value.slice(at + longest.length)];
    const [before, after] = around.map((part) => (part ? [this.text(part)] : []));
    return { from: 'text', parts: [...before!, this.known.get(longest)!, ...after!] };
  }
}

/** What is constant all through is one constant. */
function fold(binding: Binding & { from: 'list' | 'object' }, value: unknown): Binding {
  const parts = binding.from === 'list' ? binding.items : binding.entries.map(([, part]) => part);
  return parts.every((part) => part.from === 'constant') ? { from: 'constant', value } : binding;
}

function keyOf(value: unknown): string | null {
  if (value instanceof Date) return `date ${value.toISOString()}`;
  return typeof value === 'string' && value.length >= shortestName ? value : null;
}
