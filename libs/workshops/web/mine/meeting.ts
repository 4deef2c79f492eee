import { Component, computed, inject, input, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { StepKind } from '@pijar/curriculum/contracts';
import { Card, ErrorState, Icon, Skeleton, Words, resourceOf } from '@pijar/shared/web';
import { listMySessions } from '@pijar/workshops/contracts';
import { OpenClinics } from '../clinics/mine/open-clinics';
import { workshopsWords } from '../words';
import { MeetingCard } from './meeting-card';

/** What learning tells of a step. */
export interface MeetingStep {
  id: string;
  title: string;
  kind: StepKind;
  state: 'locked' | 'open' | 'waiting' | 'returned' | 'done';
}

/** A planned day or a clinic among the participant's steps: when and where it is, and that coming is what counts. */
@Component({
  selector: 'pijar-meeting',
  imports: [TranslocoDirective, Card, ErrorState, Icon, Skeleton, MeetingCard, OpenClinics],
  template: `
    @if (isSpoken()) {
      <div *transloco="let t" class="pijar-stack">
        <h1 tabindex="-1">{{ step().title }}</h1>
        @if (step().state === 'done') {
          <p class="done"><pijar-icon name="check" [size]="22" /> {{ t('workshops.mine.done') }}</p>
        } @else {
          <p>{{ t('workshops.mine.text') }}</p>
        }
        @if (step().kind === 'clinic' && step().state !== 'done') {
          <pijar-open-clinics [membershipId]="membershipId()" />
        }
        @if (sessions.hasValue()) {
          @for (session of ours(); track session.id) {
            <pijar-meeting-card [session]="session" />
          } @empty {
            @if (step().state !== 'done') {
              <pijar-card face="quiet">
                <p class="none">{{ t('workshops.mine.notPlanned') }}</p>
              </pijar-card>
            }
          }
        } @else if (sessions.error()) {
          <pijar-error-state [error]="sessions.error()" (retry)="sessions.reload()" />
        } @else {
          <pijar-skeleton shape="card" [lines]="1" />
        }
      </div>
    } @else {
      <pijar-skeleton shape="card" [lines]="2" />
    }
  `,
  styles: `
    .done {
      display: flex;
      gap: var(--space-2);
      color: var(--good);
      font-weight: 700;
    }
    .none {
      margin: 0;
    }
  `,
})
export class Meeting {
  readonly membershipId = input.required<string>();
  readonly step = input.required<MeetingStep>();
  readonly #words = inject(Words);
  protected readonly isSpoken = signal(false);
  protected readonly sessions = resourceOf(listMySessions, () => ({
    params: { membershipId: this.membershipId() },
    query: { when: 'all' as const },
  }));
  protected readonly ours = computed(() =>
    this.sessions.hasValue()
      ? this.sessions.value().items.filter(({ step }) => step?.id === this.step().id)
      : [],
  );

  constructor() {
    void this.#words.learn('workshops', workshopsWords).then(() => this.isSpoken.set(true));
  }
}
