import { InjectionToken, Type } from '@angular/core';
import type { StepKind } from '@pijar/curriculum/contracts';
import type { PathView, StepParams } from '@pijar/learning/contracts';
import type { OwnFile } from '@pijar/learning/phone';
import type { ApiClient, Phone } from '@pijar/shared/web';

/**
 * How a kind of step is drawn by the context that owns it. Inputs: `membershipId: string` and `step: { id, title, kind, minutes,
 * state, dueOn, body }`.
 */
export interface StepFace {
  load: () => Promise<Type<unknown>>;
  /** Puts on the phone what its page needs besides the step, when the module is saved. @throws PhoneFullError, ProblemError */
  keep?: (step: StepParams, means: { api: ApiClient; phone: Phone }) => Promise<void>;
  /** Files of hers at steps of this kind, in the whole membership; saved with their module. @throws ProblemError */
  files?: (membershipId: string, api: ApiClient) => Promise<readonly OwnFile[]>;
}

export type StepFaces = Partial<Record<StepKind, StepFace>>;

/** Provided where the app is put together: learning cannot import the contexts that build on it. */
export const STEP_FACES = new InjectionToken<StepFaces>('STEP_FACES', { factory: () => ({}) });

/** Something of another context on the first screen, between what came back and the path. With nothing to say it draws nothing. */
export interface HomeSlot {
  load: () => Promise<Type<unknown>>;
  /** What the component is given; nothing when left out. */
  inputs?: (path: PathView) => Record<string, unknown>;
}

/** Provided where the app is put together. */
export const HOME_SLOTS = new InjectionToken<readonly HomeSlot[]>('HOME_SLOTS', {
  factory: () => [],
});
