import { InjectionToken, Type } from '@angular/core';
import type { AnyShelves, Entry } from '@pijar/shared/phone';

/** How a deed is shown to the person who did it. */
export interface DeedFace {
  /** What she knows it by, such as a lesson's title. */
  title: string;
  /** Last part of `sharedOutbox.deed.<name>`: what kind of deed it is. */
  name: string;
  /** The page of the work; null when there is none. */
  link: string | null;
  /** Where its page is the place to mend it and send it again: what is kept here of it, to take along or to let go. */
  kept?: {
    load: () => Promise<Type<unknown>>;
    inputs: Record<string, unknown>;
    remove: (shelves: AnyShelves) => Promise<void>;
  };
}

/** By the kind of entry; a payload of an older build may lack something. */
export type DeedFaces = Readonly<
  Record<string, (entry: Pick<Entry, 'kind' | 'payload'>) => DeedFace>
>;

export interface DeedsShown {
  faces: DeedFaces;
  /** What contexts show below the list: what lies on this phone and was never handed in. */
  below: readonly { load: () => Promise<Type<unknown>> }[];
}

/** Provided where the app is put together: each context says how its deeds look. */
export const DEED_FACES = new InjectionToken<() => Promise<DeedsShown>>('DEED_FACES', {
  factory: () => async () => ({ faces: {}, below: [] }),
});
