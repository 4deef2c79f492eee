import { Component, inject, input, output } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { ApiClient, Confirmation, Icon, ProblemText, Toasts, Words } from '@pijar/shared/web';
import { liftRestriction, type RestrictionHead } from '@pijar/submissions/contracts';
import { firstValueFrom } from 'rxjs';
import { ReferralForm } from './referral-form';

/** Beside what is restricted: the note for its reader, the telephone, the referral, and the way back. */
@Component({
  selector: 'pijar-restriction-aside',
  imports: [RouterLink, TranslocoDirective, Icon, ReferralForm],
  template: `
    <ng-container *transloco="let t; prefix: 'submissionsSafeguarding'">
      @if (head().note) {
        <section class="note">
          <h2>{{ t('noteOf', { name: head().restrictedBy.name }) }}</h2>
          <p>{{ head().note }}</p>
        </section>
      }
      <section>
        <h2>{{ t('phone') }}</h2>
        @if (head().participant.phone; as phone) {
          <a class="pijar-button" [href]="'tel:+' + phone">
            <pijar-icon name="phone" [size]="20" /> +{{ phone }}
          </a>
        } @else {
          <p>{{ t('noPhone') }}</p>
        }
      </section>
      <section>
        <h2>{{ t('notes.heading') }}</h2>
        <p>{{ t('notes.text') }}</p>
        <a class="pijar-button" [routerLink]="['/perlindungan/catatan', head().membershipId]">
          {{ t('notes.go') }}
        </a>
      </section>
      <section>
        <pijar-referral-form
          [restrictionId]="head().restrictionId"
          [referral]="head().referral"
          (saved)="changed.emit()"
        />
      </section>
      <section>
        <h2>{{ t('lift.heading') }}</h2>
        <p>{{ t('lift.text.' + of()) }}</p>
        <button type="button" class="pijar-button" (click)="lift()">{{ t('lift.begin') }}</button>
      </section>
    </ng-container>
  `,
  styles: `
    :host,
    section {
      display: grid;
      align-content: start;
      gap: var(--space-3);
      min-width: 0;
    }
    section {
      justify-items: start;
      gap: var(--space-2);
      padding: var(--space-4);
      border: 1px solid var(--line);
      border-radius: var(--radius-m);
      background: var(--surface);
    }
    h2,
    p {
      margin: 0;
      overflow-wrap: anywhere;
    }
    h2 {
      font-size: var(--text-lg);
    }
    .note {
      border-color: transparent;
      background: var(--ember-soft);
    }
    .note p {
      white-space: pre-line;
    }
  `,
})
export class RestrictionAside {
  readonly of = input.required<'work' | 'talk'>();
  readonly head = input.required<RestrictionHead>();
  /** Something was written down about it. */
  readonly changed = output<void>();

  readonly #api = inject(ApiClient);
  readonly #confirmation = inject(Confirmation);
  readonly #problems = inject(ProblemText);
  readonly #router = inject(Router);
  readonly #toasts = inject(Toasts);
  readonly #words = inject(Words);

  protected async lift(): Promise<void> {
    const say = (key: string) => this.#words.say(`submissionsSafeguarding.lift.${key}`);
    const { isConfirmed, reason } = await this.#confirmation.ask({
      ...{ heading: say('heading'), text: say(`text.${this.of()}`), confirm: say('begin') },
      reason: say('reason'),
    });
    if (!isConfirmed) return;
    try {
      const params = { restrictionId: this.head().restrictionId };
      await firstValueFrom(this.#api.call(liftRestriction, { params, body: { reason } }));
      this.#toasts.show(say('done'));
      await this.#router.navigate(['/perlindungan']);
    } catch (error) {
      this.#toasts.show(this.#problems.of(error), { tone: 'bad' });
    }
  }
}
