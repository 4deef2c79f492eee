import { Component, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Rubric } from '@pijar/curriculum/contracts';
import { RubricResult } from '../../hand-in/feedback/rubric-result';
import { FeedbackWords } from './feedback-words';

/** One version of a feedback, to be read beside another. */
@Component({
  selector: 'pijar-words-card',
  imports: [TranslocoDirective, RubricResult],
  template: `
    <section *transloco="let t">
      <h3>{{ heading() }}</h3>
      <h4>{{ t('submissionsDesk.form.good') }}</h4>
      <p>{{ words().good || t('submissionsDesk.two.blank') }}</p>
      <h4>{{ t('submissionsDesk.form.change') }}</h4>
      <p>{{ words().change || t('submissionsDesk.two.blank') }}</p>
      @if (words().marks.length > 0) {
        <p>{{ t('submissionsDesk.two.media', { photos: words().marks.length }) }}</p>
      }
      @if (words().voice) {
        <p>{{ t('submissionsDesk.two.voice') }}</p>
      }
      <pijar-rubric-result [rubric]="rubric()" [scores]="words().scores" />
      <ng-content />
    </section>
  `,
  styles: `
    section {
      display: grid;
      gap: var(--space-2);
      align-content: start;
      height: 100%;
      padding: var(--space-3);
      border: 1px solid var(--line);
      border-radius: var(--radius-m);
      background: var(--surface);
    }
    h3,
    h4 {
      margin: 0;
      font-size: var(--text-sm);
    }
    h4 {
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
export class WordsCard {
  readonly heading = input.required<string>();
  readonly words = input.required<FeedbackWords>();
  readonly rubric = input.required<Rubric>();
}
