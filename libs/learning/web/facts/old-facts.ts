import type { Fact } from '@pijar/learning/contracts';

/** A fact as builds before the outbox left it in the local storage. */
export interface OldFact {
  membershipId: string;
  fact: Fact;
}

const NAME = 'pijar.facts';

/** Of everybody who used this phone; empty where there is nothing, or nothing readable. */
export function oldFacts(): OldFact[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(NAME) ?? '[]');
    return Array.isArray(kept) ? (kept as OldFact[]).filter((each) => each?.fact?.id) : [];
  } catch {
    return [];
  }
}

/** Takes out what lies in the outbox or at the server now. */
export function dropOldFacts(ids: ReadonlySet<string>): void {
  const left = oldFacts().filter(({ fact }) => !ids.has(fact.id));
  try {
    if (left.length > 0) localStorage.setItem(NAME, JSON.stringify(left));
    else localStorage.removeItem(NAME);
  } catch {
    // The storage is closed to us: taken over again, they are the same facts.
  }
}
