import { Injectable, inject, resource } from '@angular/core';
import { listModuleWeights, type ModulePath, type ModuleWeight } from '@pijar/learning/contracts';
import { fetchFile, keptBytes, missingFiles, type OwnFile } from '@pijar/learning/phone';
import { ApiClient, Phone, resourceOf } from '@pijar/shared/web';
import { CurrentMembership } from '../path/current-membership';
import { STEP_FACES } from '../step/step-faces';

/** What a module weighs for her: what is the same for everybody, and her own files in it. */
export interface OwnWeight extends ModuleWeight {
  own: readonly OwnFile[];
}

/** What of her own files lies here, and what more would come. */
export interface OwnBytes {
  kept: number;
  missing: number;
}

export const bytesIn = (files: readonly OwnFile[]): number =>
  files.reduce((sum, { bytes }) => sum + bytes, 0);

/** What the modules of the membership that is shown weigh. Provided by the pages that show it. */
@Injectable()
export class OwnWeights {
  readonly #api = inject(ApiClient);
  readonly #faces = inject(STEP_FACES);
  readonly #current = inject(CurrentMembership);
  readonly #weights = resourceOf(listModuleWeights, () => {
    const membershipId = this.#current.id();
    return membershipId ? { params: { membershipId } } : undefined;
  });
  readonly #files = resource({
    params: () => this.#current.id(),
    loader: async ({ params: membershipId }) => {
      const faces = Object.values(this.#faces);
      const files = faces.map((face) => face.files?.(membershipId, this.#api) ?? []);
      return (await Promise.all(files)).flat();
    },
  });
  /** Undefined until all of it is known. */
  of({ moduleId, steps }: ModulePath): OwnWeight | undefined {
    const weights = this.#weights.hasValue() ? this.#weights.value() : undefined;
    const weight = weights?.find((each) => each.moduleId === moduleId);
    if (!weight || !this.#files.hasValue()) return undefined;
    const ids = new Set(steps.map(({ stepId }) => stepId));
    return { ...weight, own: this.#files.value().filter(({ stepId }) => ids.has(stepId)) };
  }
}

/** Of the steps of a saved module. */
export async function ownBytes(
  phone: Phone,
  stepIds: readonly string[],
  own: readonly OwnFile[],
): Promise<OwnBytes> {
  const shelves = await phone.shelves();
  if (!shelves) return { kept: 0, missing: 0 };
  const kept = await keptBytes(shelves, new Set(stepIds));
  return { kept, missing: bytesIn(await missingFiles(shelves, own)) };
}

/**
 * Takes those home that are missing, one after the other: each is small, and comes again when it was cut. `tell` hears bytes.
 * @throws where there is no signal, no such file, or no room
 */
export async function keepOwn(
  phone: Phone,
  own: readonly OwnFile[],
  stop: AbortSignal,
  tell: (bytes: number) => void,
): Promise<void> {
  const shelves = await phone.shelves();
  if (!shelves) return;
  const missing = new Set(await missingFiles(shelves, own));
  let here = 0;
  for (const file of own) {
    stop.throwIfAborted();
    if (missing.has(file)) await fetchFile(shelves, file, stop);
    here += file.bytes;
    tell(here);
  }
}
