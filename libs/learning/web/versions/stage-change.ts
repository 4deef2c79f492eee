import { Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type {
  ModuleDifference,
  RuleLine,
  StageDifference,
  StepDifference,
} from '@pijar/learning/contracts';
import { Icon, Pill, type Tone } from '@pijar/shared/web';
import { kindIcon } from '../step/step-look';

const tones: Record<StepDifference['change'], Tone> = {
  added: 'good',
  dropped: 'bad',
  changed: 'quiet',
  moved: 'quiet',
};

/** What a version changes in one stage: its rule, and its modules with the steps that are other. */
@Component({
  selector: 'pijar-stage-change',
  imports: [TranslocoDirective, Icon, Pill],
  templateUrl: './stage-change.html',
  styleUrl: './stage-change.css',
})
export class StageChange {
  readonly stage = input.required<StageDifference>();
  protected readonly kindIcon = kindIcon;
  protected readonly tones = tones;
  protected readonly isSame = computed(
    () => !this.stage().rule && !this.stage().test && this.stage().modules.length === 0,
  );
  /** The conditions that are other, as they are and as they will be. */
  protected readonly rules = computed(() => {
    const rule = this.stage().rule;
    if (!rule) return null;
    const isIn = (lines: readonly RuleLine[]) => (line: RuleLine) =>
      lines.some((each) => JSON.stringify(each) === JSON.stringify(line));
    const before = rule.before.filter((line) => !isIn(rule.after)(line));
    const after = rule.after.filter((line) => !isIn(rule.before)(line));
    // Which steps count is other, not how many.
    return before.length + after.length > 0 ? { before, after } : rule;
  });

  /** How many steps of each kind a module brings or takes away. */
  protected counts(module: ModuleDifference): { kind: StepDifference['kind']; count: number }[] {
    const kinds = Map.groupBy(module.steps, (step) => step.kind);
    return [...kinds].map(([kind, steps]) => ({ kind, count: steps.length }));
  }
}
