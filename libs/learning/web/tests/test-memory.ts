import { Injectable, signal } from '@angular/core';
import type { StagePath, StageTest, TestMoment } from '@pijar/learning/contracts';

const NAME = 'pijar.tests';
/** Questions answered right, of all; null: not now, thank you. */
type Kept = { right: number; total: number } | null;

/**
 * What was answered or left aside on this phone, until the server tells the same: without signal the offer must not come again, and
 * the gain is shown at once. Without local storage it lives as long as the page.
 */
@Injectable({ providedIn: 'root' })
export class TestMemory {
  readonly #kept = signal<Record<string, Kept>>(read());

  keep(membershipId: string, stage: { code: string }, moment: TestMoment, result: Kept): void {
    this.#kept.update((kept) => ({ ...kept, [keyOf(membershipId, stage, moment)]: result }));
    try {
      localStorage.setItem(NAME, JSON.stringify(this.#kept()));
    } catch {
      // No room or no storage: what is in memory counts for this page.
    }
  }

  /** The stage's test as the server told it, with what only this phone knows yet. */
  testOf(membershipId: string, stage: Pick<StagePath, 'code' | 'test'>): StageTest | undefined {
    const { test } = stage;
    if (!test) return undefined;
    const kept = (moment: TestMoment) => this.#kept()[keyOf(membershipId, stage, moment)];
    const isSettled = test.offer !== null && kept(test.offer) !== undefined;
    return {
      ...test,
      before: test.before ?? kept('before') ?? null,
      after: test.after ?? kept('after') ?? null,
      offer: isSettled ? null : test.offer,
    };
  }
}

const keyOf = (membershipId: string, stage: { code: string }, moment: TestMoment): string =>
  `${membershipId} ${stage.code} ${moment}`;

function read(): Record<string, Kept> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(NAME) ?? '{}');
    return kept && typeof kept === 'object' ? (kept as Record<string, Kept>) : {};
  } catch {
    return {};
  }
}
