import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { OpenCohort } from '@pijar/cohorts/web';
import {
  ApiClient,
  Card,
  ErrorState,
  PersonSettings,
  Pill,
  ProblemText,
  Skeleton,
  Toasts,
  Words,
  problemOf,
  resourceOf,
} from '@pijar/shared/web';
import {
  SharingMode,
  SharingView,
  setSharing,
  showSharing,
  shareOutWork,
} from '@pijar/submissions/contracts';
import { firstValueFrom } from 'rxjs';
import { dayWords } from '../due';
import { sharingWords } from './words';

/** How the work of a cohort comes to its coaches: what each has to do, the choice, and sharing out what waits. */
@Component({
  selector: 'pijar-sharing-card',
  imports: [Card, ErrorState, Pill, Skeleton, TranslocoDirective],
  templateUrl: './sharing-card.html',
  styleUrl: './sharing-card.css',
})
export class SharingCard {
  readonly #api = inject(ApiClient);
  readonly #open = inject(OpenCohort);
  readonly #problems = inject(ProblemText);
  readonly #settings = inject(PersonSettings);
  readonly #toasts = inject(Toasts);
  readonly #words = inject(Words);

  protected readonly modes: readonly SharingMode[] = ['off', 'even', 'weighted'];
  protected readonly isSpeaking = signal(false);
  protected readonly read = resourceOf(showSharing, () => {
    const cohortId = this.#open.id();
    return cohortId ? { params: { cohortId } } : undefined;
  });
  protected readonly view = linkedSignal<SharingView | undefined>(() =>
    this.read.hasValue() ? this.read.value() : undefined,
  );
  protected readonly chosen = linkedSignal<SharingMode>(() =>
    this.read.hasValue() ? this.read.value().mode : 'off',
  );
  protected readonly isChanged = computed(() => this.chosen() !== this.view()?.mode);
  protected readonly isBusy = signal(false);
  protected readonly fault = signal('');
  /** What each would get under the choice; null where there is nothing to share out. */
  protected readonly shares = computed(() => {
    const [mode, view] = [this.chosen(), this.view()];
    if (mode === 'off' || !view?.waiting) return null;
    return new Map(view.coaches.map(({ id, wouldGet }) => [id, wouldGet[mode]]));
  });
  protected readonly toGive = computed(() =>
    [...(this.shares()?.values() ?? [])].reduce((sum, count) => sum + count, 0),
  );
  protected readonly isNobodyThere = computed(() => {
    const coaches = this.view()?.coaches ?? [];
    return coaches.length > 0 && !coaches.some(({ isAvailable }) => isAvailable);
  });

  constructor() {
    const words = inject(Words).learn('submissionsSharing', sharingWords);
    void words.then(() => this.isSpeaking.set(true));
  }

  protected dayOf(day: string): string {
    return dayWords(day, this.#settings.language());
  }

  protected save(): Promise<void> {
    const body = { mode: this.chosen(), seenMode: this.view()!.mode };
    return this.#write(async (params) => {
      this.view.set(await firstValueFrom(this.#api.call(setSharing, { params, body })));
      this.#toasts.show(this.#words.say('submissionsSharing.saved'));
    });
  }

  protected shareOut(): Promise<void> {
    return this.#write(async (params) => {
      const { given, ...view } = await firstValueFrom(this.#api.call(shareOutWork, { params }));
      this.view.set(view);
      this.#toasts.show(this.#words.say('submissionsSharing.sharedOut', { count: given }));
    });
  }

  async #write(act: (params: { cohortId: string }) => Promise<void>): Promise<void> {
    const cohortId = this.#open.id();
    if (!cohortId || this.isBusy()) return;
    this.isBusy.set(true);
    this.fault.set('');
    try {
      await act({ cohortId });
    } catch (error) {
      const current = problemOf(error).problem.current as SharingView | undefined;
      if (current) this.view.set(current);
      this.fault.set(this.#problems.of(error));
    } finally {
      this.isBusy.set(false);
    }
  }
}
