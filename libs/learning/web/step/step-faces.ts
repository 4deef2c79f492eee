import { InjectionToken, Type } from '@angular/core';
import type { StepKind } from '@pijar/curriculum/contracts';

/**
 * How a kind of step is drawn by the context that owns it. Inputs: `membershipId: string` and `step: { id, title, kind, minutes,
 * state, dueOn, body }`.
 */
export interface StepFace {
  load: () => Promise<Type<unknown>>;
}

export type StepFaces = Partial<Record<StepKind, StepFace>>;

/** Provided where the app is put together: learning cannot import the contexts that build on it. */
export const STEP_FACES = new InjectionToken<StepFaces>('STEP_FACES', { factory: () => ({}) });

/** Shown on the first screen between what came back and the path. Inputs: `membershipId: string`, `path: PathView`. */
export interface HomeSlot {
  load: () => Promise<Type<unknown>>;
}

/** Provide with `multi: true`. A slot with nothing to say draws nothing. */
export const HOME_SLOTS = new InjectionToken<readonly HomeSlot[]>('HOME_SLOTS', {
  factory: () => [],
});
