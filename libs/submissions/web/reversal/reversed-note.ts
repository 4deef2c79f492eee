import { Component, inject, input, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { AgoPipe, Words } from '@pijar/shared/web';
import type { AttemptView } from '@pijar/submissions/contracts';
import { reversalWords } from './words';

/** Who took an acceptance back and why: kindly for the participant, in one line for staff. Brings its own words. */
@Component({
  selector: 'pijar-reversed-note',
  imports: [TranslocoDirective, AgoPipe],
  template: `
    @if (isSpeaking() && reversed(); as note) {
      <section *transloco="let t">
        @if (isForStaff()) {
          <p>
            <strong>{{
              t('submissionsReversal.note.staff', {
                name: note.by.name,
                when: (note.at | pijarAgo),
              })
            }}</strong>
          </p>
        } @else {
          <h2>{{ t('submissionsReversal.note.heading') }}</h2>
          <p>
            {{
              t('submissionsReversal.note.text', { name: note.by.name, when: (note.at | pijarAgo) })
            }}
          </p>
        }
        <p class="reason">{{ note.reason }}</p>
      </section>
    }
  `,
  styles: `
    section {
      display: grid;
      gap: var(--space-2);
      padding: var(--space-4);
      border-radius: var(--radius-l);
      background: var(--ember-soft);
    }
    h2 {
      color: var(--ember-ink);
      font-size: var(--text-lg);
    }
    h2,
    p {
      margin: 0;
      overflow-wrap: anywhere;
    }
    .reason {
      font-weight: 650;
      white-space: pre-line;
    }
  `,
})
export class ReversedNote {
  readonly reversed = input.required<AttemptView['reversed']>();
  readonly isForStaff = input(false);
  protected readonly isSpeaking = signal(false);

  constructor() {
    const words = inject(Words).learn('submissionsReversal', reversalWords);
    void words.then(() => this.isSpeaking.set(true));
  }
}
