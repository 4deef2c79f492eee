import { Injectable } from '@angular/core';
import type { Fact } from '@pijar/learning/contracts';

/** A fact with the membership it belongs to. */
export interface KeptFact {
  membershipId: string;
  fact: Fact;
}

const NAME = 'pijar.facts';

/**
 * What the server does not have yet, kept on the phone so that it survives a reload. Every write reads first: a second tab of the
 * same phone may have added something. Without local storage (a private window) it lives as long as the page.
 */
@Injectable({ providedIn: 'root' })
export class FactStore {
  #memory: KeptFact[] = [];

  all(): KeptFact[] {
    try {
      const text = localStorage.getItem(NAME);
      const kept: unknown = text ? JSON.parse(text) : [];
      return Array.isArray(kept) ? (kept as KeptFact[]) : [];
    } catch {
      return this.#memory;
    }
  }

  add(kept: KeptFact): void {
    this.#write([...this.all(), kept]);
  }

  /** Takes out what the server has answered for good. */
  remove(ids: ReadonlySet<string>): void {
    this.#write(this.all().filter(({ fact }) => !ids.has(fact.id)));
  }

  #write(kept: KeptFact[]): void {
    this.#memory = kept;
    try {
      if (kept.length === 0) localStorage.removeItem(NAME);
      else localStorage.setItem(NAME, JSON.stringify(kept));
    } catch {
      // No room or no storage: what is in memory is still sent.
    }
  }
}
