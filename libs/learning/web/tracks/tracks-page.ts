import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { chooseTracks, type ModulePath } from '@pijar/learning/contracts';
import {
  ApiClient,
  EmptyState,
  ErrorState,
  Icon,
  ProblemText,
  Skeleton,
  Toasts,
  Words,
} from '@pijar/shared/web';
import { CurrentMembership } from '../path/current-membership';

/** Where a participant chooses the tracks of a stage. */
@Component({
  selector: 'pijar-tracks-page',
  imports: [RouterLink, TranslocoPipe, Icon, EmptyState, ErrorState, Skeleton],
  templateUrl: './tracks-page.html',
  styleUrl: './tracks-page.css',
})
export class TracksPage {
  protected readonly current = inject(CurrentMembership);
  readonly #api = inject(ApiClient);
  readonly #router = inject(Router);
  readonly #toasts = inject(Toasts);
  readonly #words = inject(Words);
  readonly #problems = inject(ProblemText);

  /** The stage with tracks: the open one first. */
  protected readonly stage = computed(() => {
    const stages = (this.current.path()?.stages ?? []).filter((each) =>
      each.modules.some((module) => module.isTrack),
    );
    return stages.find((each) => each.state === 'open') ?? stages[0];
  });
  protected readonly tracks = computed(
    () => this.stage()?.modules.filter((module) => module.isTrack) ?? [],
  );
  protected readonly isLocked = computed(() => this.stage()?.state === 'locked');
  /** What is ticked on the screen; begins with what was chosen. */
  protected readonly chosen = linkedSignal<ModulePath[], ReadonlySet<string>>({
    source: this.tracks,
    computation: (tracks) =>
      new Set(tracks.filter((track) => track.isChosen).map((track) => track.moduleId)),
  });
  /** How many the rule still asks for, with the ticks on the screen. */
  protected readonly needed = computed(() => {
    const saved = this.tracks().filter((track) => track.isChosen).length;
    const asked = saved + (this.current.path()?.tracksToChoose ?? 0);
    return Math.max(0, asked - this.chosen().size);
  });
  protected readonly isSaving = signal(false);

  protected toggle(track: ModulePath): void {
    this.chosen.update((chosen) => {
      const next = new Set(chosen);
      if (!next.delete(track.moduleId)) next.add(track.moduleId);
      return next;
    });
  }

  /** Work in it waits for a coach or was accepted: the choice stands. */
  protected isFixed(track: ModulePath): boolean {
    return (
      track.isChosen &&
      track.steps.some(
        (step) => step.kind === 'assignment' && ['waiting', 'done'].includes(step.state),
      )
    );
  }

  protected save(): void {
    const membershipId = this.current.id();
    if (!membershipId) return;
    this.isSaving.set(true);
    const body = { moduleIds: [...this.chosen()] };
    this.#api.call(chooseTracks, { params: { membershipId }, body }).subscribe({
      next: () => {
        this.current.reload();
        this.#toasts.show(this.#words.say('learning.tracks.saved'));
        void this.#router.navigateByUrl('/belajar');
      },
      error: (error: unknown) => {
        this.isSaving.set(false);
        this.#toasts.show(this.#problems.of(error), { tone: 'bad' });
      },
    });
  }
}
