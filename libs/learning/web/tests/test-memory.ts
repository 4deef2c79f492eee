import { Injectable, computed, effect, inject, signal, untracked } from '@angular/core';
import type { StagePath, StageTest, TestMoment } from '@pijar/learning/contracts';
import { Phone } from '@pijar/shared/web';
import { CurrentMembership } from '../path/current-membership';
import { dropOldMarks, oldMarks, type Marks } from './old-marks';

/** Where her marks lie among her sealed things. */
const PLACE = ['tests', 'marks'] as const;

/**
 * What was answered or left aside on this phone, until the server tells the same: without signal the offer must not come again, and
 * the gain is shown at once. Sealed with her other things; where nothing can be kept it lives as long as the page.
 */
@Injectable({ providedIn: 'root' })
export class TestMemory {
  readonly #phone = inject(Phone);
  readonly #current = inject(CurrentMembership);
  readonly #kept = signal<Marks>({});
  /** Compared as text: where she stands is read again and again. */
  readonly #hers = computed(() =>
    (this.#current.home()?.memberships ?? []).map(({ membershipId }) => membershipId).join(' '),
  );
  #writing: Promise<unknown> = Promise.resolve();

  constructor() {
    effect(() => {
      const hers = this.#hers();
      if (hers) untracked(() => this.#next(() => this.#open(hers.split(' '))));
    });
  }

  keep(
    membershipId: string,
    stage: { code: string },
    moment: TestMoment,
    result: Marks[string],
  ): void {
    this.#kept.update((kept) => ({ ...kept, [keyOf(membershipId, stage, moment)]: result }));
    this.#next(() => this.#seal());
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

  /** One after the other; what does not fit or cannot be opened counts for this page. */
  #next(deed: () => Promise<unknown>): void {
    this.#writing = this.#writing.then(deed).catch(() => undefined);
  }

  /** Reads her marks, and takes over once what an older build left readable of them. */
  async #open(membershipIds: readonly string[]): Promise<void> {
    const old = oldMarks(membershipIds);
    const sealed = await (await this.#phone.shelves())?.get<Marks>(...PLACE);
    this.#kept.update((now) => ({ ...old, ...sealed, ...now }));
    if (Object.keys(old).length > 0 && (await this.#seal())) dropOldMarks(Object.keys(old));
  }

  /** False where nothing can be kept. */
  async #seal(): Promise<boolean> {
    const shelves = await this.#phone.shelves();
    await shelves?.put(...PLACE, this.#kept());
    return Boolean(shelves);
  }
}

const keyOf = (membershipId: string, stage: { code: string }, moment: TestMoment): string =>
  `${membershipId} ${stage.code} ${moment}`;
