import { Component, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { AgoPipe } from '@pijar/shared/web';
import { Writing } from './writing';

/** Two phones wrote something different: both texts are shown and she chooses. */
@Component({
  selector: 'pijar-two-drafts',
  imports: [TranslocoDirective, AgoPipe],
  template: `
    @if (writing.conflict(); as theirs) {
      <section *transloco="let t" role="alert">
        <h2>{{ t('submissions.conflict.heading') }}</h2>
        <p>{{ t('submissions.conflict.text') }}</p>
        @let blank = t('submissions.conflict.blank');
        <figure>
          <figcaption>{{ t('submissions.conflict.mine') }}</figcaption>
          <blockquote>{{ writing.written().text || blank }}</blockquote>
        </figure>
        <figure>
          <figcaption>
            {{ t('submissions.conflict.theirs', { when: (theirs.updatedAt | pijarAgo) }) }}
          </figcaption>
          <blockquote>{{ theirs.text || blank }}</blockquote>
        </figure>
        <button
          type="button"
          class="pijar-button pijar-button--deep"
          (click)="writing.choose('both')"
        >
          {{ t('submissions.conflict.useBoth') }}
        </button>
        <button type="button" class="pijar-button" (click)="writing.choose('mine')">
          {{ t('submissions.conflict.useMine') }}
        </button>
        <button type="button" class="pijar-button" (click)="writing.choose('theirs')">
          {{ t('submissions.conflict.useTheirs') }}
        </button>
      </section>
    }
  `,
  styles: `
    section {
      display: grid;
      gap: var(--space-3);
      padding: var(--space-4);
      border-radius: var(--radius-l);
      background: var(--warn-soft);
    }
    h2 {
      margin: 0;
      font-size: var(--text-lg);
    }
    p,
    figure,
    blockquote {
      margin: 0;
    }
    figcaption {
      font-weight: 700;
      font-size: var(--text-sm);
    }
    blockquote {
      margin-top: var(--space-1);
      padding: var(--space-3);
      border-radius: var(--radius-s);
      background: var(--surface);
      white-space: pre-line;
      overflow-wrap: anywhere;
      max-height: 12rem;
      overflow: auto;
    }
  `,
})
export class TwoDrafts {
  protected readonly writing = inject(Writing);
}
