import { Component, computed, inject, resource, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { CurrentMembership } from '@pijar/learning/web';
import { Card, Confirmation, Icon, Phone, PhoneOutbox, Words } from '@pijar/shared/web';
import { KeptWork } from '../hand-in/kept-work';
import { submissionsWords } from '../words';
import { forgetWork } from './forget-work';
import { worksHere, type WorkHere } from './works-here';

/**
 * Below what is not sent: work that she wrote here and never handed in. Where she is in that cohort, the way to its page; where she
 * is not any more, a copy to take along.
 */
@Component({
  selector: 'pijar-works-here',
  imports: [RouterLink, TranslocoDirective, Card, Icon, KeptWork],
  template: `
    @if (works().length > 0 && isSpeaking()) {
      <section aria-labelledby="works-here" *transloco="let t">
        <h2 id="works-here">{{ t('submissions.kept.here') }}</h2>
        <p class="pijar-soft">{{ t('submissions.kept.hereText') }}</p>
        @for (each of works(); track each.work) {
          <pijar-card>
            <h3>{{ each.title || t('submissions.kept.untitled') }}</h3>
            @if (canOpen(each)) {
              <a class="pijar-button" [routerLink]="['/belajar/langkah', each.stepId]">
                {{ t('submissions.kept.open') }} <pijar-icon name="next" [size]="18" />
              </a>
            } @else {
              <p>{{ t('submissions.problem.membership-left') }}</p>
              <pijar-kept-work [work]="each.work" />
              <button type="button" class="pijar-button" (click)="remove(each)">
                <pijar-icon name="trash" [size]="18" /> {{ t('submissions.kept.remove') }}
              </button>
            }
          </pijar-card>
        }
      </section>
    }
  `,
  styles: `
    section {
      display: grid;
      gap: var(--space-3);
    }
    h2,
    h3,
    p {
      margin: 0;
    }
    h3 {
      font-weight: 700;
      line-height: 1.3;
      overflow-wrap: anywhere;
    }
    .pijar-button,
    p + pijar-kept-work {
      margin-top: var(--space-3);
    }
    pijar-kept-work {
      display: block;
    }
  `,
})
export class WorksHere {
  readonly #phone = inject(Phone);
  readonly #outbox = inject(PhoneOutbox);
  readonly #current = inject(CurrentMembership);
  readonly #confirmation = inject(Confirmation);
  readonly #words = inject(Words);
  protected readonly isSpeaking = signal(false);
  /** A new one whenever the outbox lets go of something. */
  readonly #underWay = computed(() =>
    this.#outbox.state()
      ? new Set(this.#outbox.entries().map(({ subject }) => subject))
      : undefined,
  );
  readonly #found = resource({
    params: () => this.#underWay(),
    loader: async ({ params }) => {
      const shelves = await this.#phone.shelves();
      return shelves ? worksHere(shelves, this.#phone, params) : [];
    },
  });
  protected readonly works = computed(() => (this.#found.hasValue() ? this.#found.value() : []));

  constructor() {
    void this.#words.learn('submissions', submissionsWords).then(() => this.isSpeaking.set(true));
  }

  /** As far as is known: without an answer nothing says that she is out. */
  protected canOpen({ stepId }: WorkHere): boolean {
    return !this.#current.home() || this.#current.pathWith(stepId) !== undefined;
  }

  protected async remove({ work, title }: WorkHere): Promise<void> {
    const { isConfirmed } = await this.#confirmation.ask({
      heading: this.#words.say('submissions.kept.removeHeading'),
      text: this.#words.say('submissions.kept.removeText', { title }),
      confirm: this.#words.say('submissions.kept.remove'),
      isDangerous: true,
    });
    const shelves = isConfirmed && (await this.#phone.shelves());
    if (!shelves) return;
    await forgetWork(shelves, work);
    this.#found.reload();
  }
}
