import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { PossibleDuplicate } from '@pijar/cohorts/contracts';
import { PreviewRow, SheetDraft } from './sheet-draft';

/** Asks whether a row is somebody known; says quietly where it only may be. */
@Component({
  selector: 'pijar-row-decision',
  imports: [TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      @if (isOffered()) {
        <label>
          <span>{{ t('cohorts.decision.label') }}</span>
          <select (change)="decide($any($event.target).value)">
            <option value="" [selected]="chosen() === ''">
              {{ t(isNeeded() ? 'cohorts.decision.choose' : 'cohorts.decision.new') }}
            </option>
            @for (person of row().duplicates; track person.personId) {
              <option [value]="person.personId" [selected]="chosen() === person.personId">
                {{ nameOf(person) }} ·
                {{ t(person.isMember ? 'cohorts.decision.member' : 'cohorts.decision.known') }}
              </option>
            }
            <option value="add" [selected]="chosen() === 'add'">
              {{ t('cohorts.decision.somebodyElse') }}
            </option>
            <option value="skip" [selected]="chosen() === 'skip'">
              {{ t('cohorts.decision.skip') }}
            </option>
          </select>
        </label>
      } @else {
        <span class="good">{{ t('cohorts.decision.ready') }}</span>
      }
    </ng-container>
  `,
  styles: `
    label {
      display: grid;
      gap: var(--space-1);
    }
    span {
      font-weight: 650;
    }
    .good {
      color: var(--good);
    }
    select {
      max-width: 20rem;
      min-height: 2.25rem;
      border: 1px solid var(--line-strong);
      border-radius: var(--radius-s);
      background: var(--surface);
    }
  `,
})
export class RowDecision {
  readonly row = input.required<PreviewRow>();
  readonly #draft = inject(SheetDraft);
  protected readonly chosen = computed(() => {
    const decision = this.#draft.decisionOf(this.row());
    return decision?.kind === 'known' ? decision.personId : (decision?.kind ?? '');
  });
  protected readonly isOffered = computed(
    () =>
      this.row().duplicates.length > 0 ||
      this.row().faults.some((fault) => fault.code === 'twice-in-sheet'),
  );
  protected readonly isNeeded = computed(
    () => this.#draft.needsDecision(this.row()) || this.chosen() !== '',
  );

  protected nameOf(person: PossibleDuplicate): string {
    return [person.fullName, person.participantNumber].filter(Boolean).join(' · ');
  }

  protected decide(value: string): void {
    const { line } = this.row();
    if (value === '') this.#draft.decide(line, null);
    else if (value === 'add' || value === 'skip') this.#draft.decide(line, { kind: value });
    else this.#draft.decide(line, { kind: 'known', personId: value });
  }
}
