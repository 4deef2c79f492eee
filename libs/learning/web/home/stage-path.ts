import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ModulePath, StagePath } from '@pijar/learning/contracts';
import { Icon, PersonDatePipe, ProgressBar, StageLight } from '@pijar/shared/web';
import { StepRow } from '../step/step-row';
import { missingPhrases, opensAfter, type Phrase } from '../words/missing-words';
import { SayPhrasePipe } from '../words/say-phrase.pipe';
import { ModuleRow } from './module-row';

/** One stage of the path: open and spread out, done and folded, or closed with the way into it. */
@Component({
  selector: 'pijar-stage-path',
  imports: [
    RouterLink,
    TranslocoPipe,
    Icon,
    StageLight,
    ProgressBar,
    PersonDatePipe,
    SayPhrasePipe,
    StepRow,
    ModuleRow,
  ],
  templateUrl: './stage-path.html',
  styleUrl: './stage-path.css',
  host: { '[class]': 'stage().state' },
})
export class StagePathView {
  readonly stage = input.required<StagePath>();
  /** 1, 2, 3 … */
  readonly number = input.required<number>();
  /** The stage before this one; null for the first. */
  readonly before = input.required<StagePath | null>();

  protected readonly missing = computed<Phrase[]>(() => missingPhrases(this.stage().missing));
  protected readonly wayIn = computed<Phrase>(() => {
    const before = this.before();
    const { title } = this.stage();
    return before?.state === 'open'
      ? opensAfter(before, title)
      : { key: 'learning.missing.later', params: { before: before?.title ?? '' } };
  });
  /** Tracks that were not chosen stay on the page where one chooses. */
  protected readonly modules = computed<ModulePath[]>(() =>
    this.stage().modules.filter((module) => !module.isTrack || module.isChosen),
  );
  /** What the way to the tracks is called; null where there are none. */
  protected readonly tracksWords = computed(() => {
    const tracks = this.stage().modules.filter((module) => module.isTrack);
    if (tracks.length === 0) return null;
    return tracks.some((track) => track.isChosen)
      ? 'learning.tracks.change'
      : 'learning.home.choose';
  });
}
