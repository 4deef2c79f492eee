import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { QueueRow } from '@pijar/submissions/contracts';
import { LeaseClock } from '../lease-clock';

/** What I hold now, the lease that ends first on top. */
@Component({
  selector: 'pijar-held-work',
  imports: [RouterLink, TranslocoDirective, LeaseClock],
  template: `
    <section *transloco="let t" aria-labelledby="pijar-held">
      <h2 id="pijar-held">{{ t('submissionsDesk.queue.held') }}</h2>
      <ul class="pijar-list">
        @for (row of rows(); track row.submissionId) {
          <li>
            <span class="words">
              <strong>{{ row.participant.name }}</strong>
              <small>
                {{ row.step.title }} ·
                {{ t('submissionsDesk.queue.tryLong', { count: row.attemptNumber }) }}
              </small>
            </span>
            <pijar-lease-clock [lease]="row.lease" />
            <a
              class="pijar-button pijar-button--deep"
              queryParamsHandling="preserve"
              [routerLink]="['/pendamping/kiriman', row.submissionId]"
            >
              {{ t('submissionsDesk.queue.go') }}
              <span class="pijar-unseen">{{ row.participant.name }}</span>
            </a>
          </li>
        }
      </ul>
    </section>
  `,
  styles: `
    h2 {
      margin-bottom: var(--space-2);
      font-size: var(--text-md);
    }
    ul {
      display: grid;
      gap: var(--space-2);
    }
    li {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-2) var(--space-4);
      padding: var(--space-2) var(--space-3);
      border: 1px solid var(--line);
      border-radius: var(--radius-m);
      background: var(--surface);
    }
    .words {
      flex: 1 1 12rem;
      min-width: 0;
      overflow-wrap: anywhere;
    }
    small {
      display: block;
      color: var(--ink-soft);
    }
  `,
})
export class HeldWork {
  readonly rows = input.required<readonly QueueRow[]>();
}
