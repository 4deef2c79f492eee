import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Card, EmptyState, ErrorState, Icon, Pill, ProgressBar, Skeleton } from '@pijar/shared/web';
import { CurrentMembership } from '../path/current-membership';
import { OwnWeights } from '../saved/own-weight';
import { SaveModule } from '../saved/save-module';
import { StepRow } from '../step/step-row';

/** The steps of one module, in order. */
@Component({
  selector: 'pijar-module-page',
  providers: [OwnWeights],
  imports: [
    RouterLink,
    TranslocoPipe,
    Card,
    Icon,
    Pill,
    ProgressBar,
    EmptyState,
    ErrorState,
    Skeleton,
    SaveModule,
    StepRow,
  ],
  template: `
    <a class="back" routerLink="/belajar">
      <pijar-icon name="back" [size]="20" /> {{ 'learning.module.back' | transloco }}
    </a>
    @if (module(); as module) {
      @if (module.isTrack) {
        <pijar-pill tone="ember">{{ 'learning.module.track' | transloco }}</pijar-pill>
      }
      <h1 tabindex="-1">{{ module.title }}</h1>
      <p class="pijar-soft">{{ module.summary }}</p>
      @if (note(); as note) {
        <p><pijar-icon name="lock" [size]="18" /> {{ note | transloco }}</p>
      } @else {
        <pijar-progress-bar
          [value]="done()"
          [max]="module.steps.length"
          [label]="
            'learning.module.progress' | transloco: { done: done(), count: module.steps.length }
          "
        />
        <p class="pijar-small pijar-soft">
          {{ 'learning.module.progress' | transloco: { done: done(), count: module.steps.length } }}
        </p>
      }
      @if (!note()) {
        <pijar-save-module [membershipId]="current.id()!" [module]="module" [weight]="weight()" />
      }
      <pijar-card>
        <ol class="pijar-list">
          @for (step of module.steps; track step.stepId) {
            <li><pijar-step-row [step]="step" /></li>
          }
        </ol>
      </pijar-card>
    } @else if (current.home()) {
      <h1 class="pijar-unseen" tabindex="-1">{{ 'learning.module.title' | transloco }}</h1>
      <pijar-empty-state icon="info" [heading]="'learning.module.unknown' | transloco" />
    } @else if (current.error()) {
      <h1 class="pijar-unseen" tabindex="-1">{{ 'learning.module.title' | transloco }}</h1>
      <pijar-error-state [error]="current.error()" (retry)="current.reload()" />
    } @else {
      <h1 class="pijar-unseen" tabindex="-1">{{ 'learning.module.title' | transloco }}</h1>
      <pijar-skeleton shape="row" [lines]="5" />
    }
  `,
  styles: `
    .back {
      display: inline-flex;
      align-items: center;
      gap: var(--space-2);
      min-height: var(--target);
      font-weight: 650;
      text-decoration: none;
    }
    li + li {
      border-top: 1px solid var(--line);
    }
    pijar-card {
      margin-top: var(--space-4);
      padding-block: var(--space-2);
    }
  `,
})
export class ModulePage {
  protected readonly current = inject(CurrentMembership);
  /** From the address. */
  readonly moduleId = input.required<string>();

  readonly #place = computed(() => {
    for (const stage of this.current.path()?.stages ?? []) {
      const module = stage.modules.find((each) => each.moduleId === this.moduleId());
      if (module) return { stage, module };
    }
    return null;
  });
  protected readonly module = computed(() => this.#place()?.module);
  protected readonly done = computed(
    () => this.module()?.steps.filter((step) => step.state === 'done').length ?? 0,
  );
  readonly #weights = inject(OwnWeights);
  protected readonly weight = computed(() => {
    const module = this.module();
    return module && this.#weights.of(module);
  });
  /** Why nothing in it can be opened; null when it can. */
  protected readonly note = computed(() => {
    const place = this.#place();
    if (!place) return null;
    if (place.stage.state === 'locked') return 'learning.module.locked';
    return place.module.isTrack && !place.module.isChosen ? 'learning.module.notChosen' : null;
  });
}
