import { NgComponentOutlet } from '@angular/common';
import { Component, computed, input, resource } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Rubric } from '@pijar/curriculum/contracts';
import { AgoPipe, Icon } from '@pijar/shared/web';
import { FeedbackView, FileView } from '@pijar/submissions/contracts';
import { RubricResult } from './rubric-result';

/** What the coach said: first what was good, then what to change, her voice and her marks on photos, then the rubric. */
@Component({
  selector: 'pijar-feedback-card',
  imports: [NgComponentOutlet, TranslocoDirective, AgoPipe, Icon, RubricResult],
  template: `
    <ng-container *transloco="let t">
      @let said = feedback();
      <section class="good">
        <h3><pijar-icon name="check" [size]="20" /> {{ t('submissions.feedback.good') }}</h3>
        <p>{{ said.good }}</p>
      </section>
      @if (said.change) {
        <section class="change">
          <h3><pijar-icon name="edit" [size]="20" /> {{ t('submissions.feedback.change') }}</h3>
          <p>{{ said.change }}</p>
        </section>
      }
      <ng-container
        *ngComponentOutlet="media.hasValue() ? media.value() : null; inputs: mediaInputs()"
      />
      <section>
        <h3>{{ t('submissions.feedback.rubric') }}</h3>
        <pijar-rubric-result [rubric]="rubric()" [scores]="said.scores" />
      </section>
      <p class="pijar-soft pijar-small from">
        {{
          t('submissions.feedback.from', {
            name: said.reviewer.name,
            when: (said.sentAt | pijarAgo),
          })
        }}
      </p>
      @if (said.corrected; as corrected) {
        <p class="pijar-small from">
          <strong>{{
            t('submissions.feedback.corrected', {
              name: corrected.by.name,
              when: (corrected.at | pijarAgo),
            })
          }}</strong>
          {{ corrected.reason }}
        </p>
      }
    </ng-container>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-4);
    }
    section {
      min-width: 0;
    }
    .good,
    .change {
      padding: var(--space-4);
      border-radius: var(--radius-m);
    }
    .good {
      background: var(--good-soft);
      --mark: var(--good);
    }
    .change {
      background: var(--ember-soft);
      --mark: var(--ember-ink);
    }
    h3 {
      display: flex;
      align-items: center;
      gap: var(--space-2);
      margin-bottom: var(--space-2);
      font-size: var(--text-md);
      color: var(--mark, inherit);
    }
    p {
      margin: 0;
      white-space: pre-line;
      overflow-wrap: anywhere;
    }
    .from {
      margin: 0;
    }
  `,
})
export class FeedbackCard {
  readonly feedback = input.required<FeedbackView>();
  readonly rubric = input.required<Rubric>();
  /** Of the attempt that it is about. */
  readonly files = input<readonly FileView[]>([]);

  /** Fetched where there are marks or a voice. Feedback that an older build kept on the phone knows neither. */
  protected readonly media = resource({
    params: () => Boolean(this.feedback().marks?.length || this.feedback().voice) || undefined,
    loader: () => import('../../media/feedback-media').then((m) => m.FeedbackMedia),
  });
  protected readonly mediaInputs = computed(() => ({
    marks: this.feedback().marks ?? [],
    voice: this.feedback().voice ?? null,
    files: this.files(),
  }));
}
