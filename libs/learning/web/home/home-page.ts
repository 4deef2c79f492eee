import { NgComponentOutlet } from '@angular/common';
import { Component, computed, inject, resource, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Card, Clock, EmptyState, ErrorState, Icon, Skeleton, Words } from '@pijar/shared/web';
import { CurrentMembership } from '../path/current-membership';
import { testWords } from '../tests/test-words';
import { HOME_SLOTS } from '../step/step-faces';
import { StepRow } from '../step/step-row';
import { FinishedCard } from './finished-card';
import { NextCard } from './next-card';
import { freshlyFinished, markSeen } from './seen-stages';
import { StagePathView } from './stage-path';

/** The participant's first screen: the one next thing, what came back, the path. */
@Component({
  selector: 'pijar-home-page',
  imports: [
    NgComponentOutlet,
    RouterLink,
    TranslocoPipe,
    Card,
    Icon,
    EmptyState,
    ErrorState,
    Skeleton,
    NextCard,
    FinishedCard,
    StagePathView,
    StepRow,
  ],
  templateUrl: './home-page.html',
  styleUrl: './home-page.css',
})
export class HomePage {
  readonly #slots = inject(HOME_SLOTS);
  readonly #clock = inject(Clock);
  protected readonly current = inject(CurrentMembership);
  readonly #isCelebrated = signal(false);

  protected readonly slots = resource({
    loader: () =>
      Promise.all(this.#slots.map(async (slot) => ({ face: await slot.load(), ...slot }))),
  });
  readonly #words = inject(Words);
  readonly #hasTests = computed(
    () => this.current.path()?.stages.some((stage) => stage.test) || undefined,
  );
  /** Fetched only where a stage has a test. */
  protected readonly tests = resource({
    params: () => this.#hasTests(),
    loader: async () => {
      await this.#words.learn('learningTests', testWords);
      return (await import('../tests/stage-tests')).StageTests;
    },
  });
  /** Other memberships of the same person, to switch to. */
  protected readonly others = computed(() => {
    const memberships = this.current.home()?.memberships ?? [];
    return memberships.filter((each) => each.membershipId !== this.current.id());
  });
  protected readonly finished = computed(() => {
    const path = this.current.path();
    return path && !this.#isCelebrated() ? freshlyFinished(path, this.#clock.now()) : null;
  });
  /** What came back, but for the one that is the next step anyway. */
  protected readonly returned = computed(() => {
    const path = this.current.path();
    return path?.returned.filter((step) => step.stepId !== path.next?.step.stepId) ?? [];
  });
  protected readonly isFirst = computed(
    () => this.current.path()?.stages.every((stage) => stage.doneCount === 0) ?? false,
  );

  constructor() {
    // Whoever comes back to this page wants to see today's state; what is known already stays on the screen.
    if (this.current.home()) this.current.reload();
  }

  protected celebrated(): void {
    const path = this.current.path();
    if (path) markSeen(path);
    this.#isCelebrated.set(true);
  }
}
