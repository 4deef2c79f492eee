import { Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { AttemptView } from '@pijar/submissions/contracts';
import { TextChanges } from '../work/text-changes';

/** What the coach asked for last time, beside what changed since. */
@Component({
  selector: 'pijar-since-last-time',
  imports: [TranslocoDirective, TextChanges],
  template: `
    <details *transloco="let t" open>
      <summary>{{ t('submissionsDesk.changes.heading', { count: before().number }) }}</summary>
      <div class="two">
        @if (before().feedback; as said) {
          <section>
            <h3>{{ t('submissionsDesk.changes.asked', { name: said.reviewer.name }) }}</h3>
            <p>{{ said.change || said.good }}</p>
          </section>
        }
        <section>
          <h3>{{ t('submissionsDesk.changes.changed') }}</h3>
          @if (isTextChanged()) {
            <pijar-text-changes [before]="before().text" [after]="now().text" />
          } @else {
            <p class="pijar-soft">{{ t('submissionsDesk.changes.sameText') }}</p>
          }
          @if (newFiles() > 0 || goneFiles() > 0) {
            <p class="pijar-small">
              {{ t('submissionsDesk.changes.files', { added: newFiles(), removed: goneFiles() }) }}
            </p>
          }
        </section>
      </div>
    </details>
  `,
  styles: `
    details {
      padding: var(--space-2) var(--space-4) var(--space-3);
      border: 1px solid var(--line);
      border-radius: var(--radius-m);
      background: var(--surface);
      font-size: var(--text-sm);
    }
    summary {
      min-height: 2rem;
      font-weight: 700;
      cursor: pointer;
    }
    .two {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(13rem, 100%), 1fr));
      gap: var(--space-3) var(--space-4);
    }
    h3 {
      margin: 0 0 var(--space-1);
      color: var(--ink-soft);
      font-size: var(--text-xs);
    }
    p {
      margin: 0;
      white-space: pre-line;
      overflow-wrap: anywhere;
    }
  `,
})
export class SinceLastTime {
  readonly before = input.required<AttemptView>();
  readonly now = input.required<AttemptView>();
  protected readonly isTextChanged = computed(
    () => this.before().text.trim() !== this.now().text.trim(),
  );
  /** Files that went along again are new rows with the same bytes. */
  protected readonly newFiles = computed(() => missing(this.now(), this.before()));
  protected readonly goneFiles = computed(() => missing(this.before(), this.now()));
}

const missing = (those: AttemptView, among: AttemptView): number => {
  const there = new Set(among.files.map((file) => file.receivedSha256));
  return those.files.filter((file) => !there.has(file.receivedSha256)).length;
};
