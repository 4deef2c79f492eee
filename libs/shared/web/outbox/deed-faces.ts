import { InjectionToken } from '@angular/core';
import type { Entry } from '@pijar/shared/phone';

/** How a deed is shown to the person who did it. */
export interface DeedFace {
  /** What she knows it by, such as a lesson's title. */
  title: string;
  /** Last part of `sharedOutbox.deed.<name>`: what kind of deed it is. */
  name: string;
  /** The page of the work; null when there is none. */
  link: string | null;
}

/** By the kind of entry; a payload of an older build may lack something. */
export type DeedFaces = Readonly<
  Record<string, (entry: Pick<Entry, 'kind' | 'payload'>) => DeedFace>
>;

/** Provided where the app is put together: each context says how its deeds look. */
export const DEED_FACES = new InjectionToken<() => Promise<DeedFaces>>('DEED_FACES', {
  factory: () => async () => ({}),
});
