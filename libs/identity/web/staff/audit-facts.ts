/** One thing that is said about a deed: what it is, its values in the words of the code, and how many. */
export interface AuditFact {
  name: string;
  value: string[];
  count: number;
}

/** Several of one kind, e.g. roles, with commas between. */
const wordsOf = (value: unknown): string =>
  Array.isArray(value) ? value.join(', ') : String(value);

const isId = (value: unknown): boolean =>
  typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value);

/**
 * What a person can read of an entry's detail. Ids say nothing to her and are left out, or counted; scores become their sum,
 * marks of attendance their number, `from` and `to` one change.
 */
export function factsOf(detail: Readonly<Record<string, unknown>>): AuditFact[] {
  const { from, to, ...rest } = detail;
  const facts = Object.entries(rest).flatMap(([name, value]) => factOf(name, value));
  const change = [from, to].filter((one) => one != null && !isId(one)).map(wordsOf);
  return change.length > 0
    ? [{ name: 'change', value: change, count: change.length }, ...facts]
    : facts;
}

function factOf(name: string, value: unknown): AuditFact[] {
  if (value === null || value === '' || isId(value)) return [];
  if (Array.isArray(value)) {
    const words = value.filter((one) => typeof one !== 'object' && !isId(one)).map(String);
    return value.length > 0 ? [{ name, value: words, count: value.length }] : [];
  }
  if (typeof value !== 'object') return [{ name, value: [String(value)], count: 1 }];
  const points = Object.values(value as object).filter((one) => typeof one === 'number');
  const sum = points.reduce((total, one) => total + one, 0);
  return points.length > 0 ? [{ name, value: [String(sum)], count: sum }] : [];
}
