import { Component, computed, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { PersonDatePipe } from '@pijar/shared/web';
import { FeedbackDraft } from './feedback-draft';

/** Whether what is written is safe, in words. */
@Component({
  selector: 'pijar-saved-words',
  imports: [TranslocoDirective, PersonDatePipe],
  template: `
    <span *transloco="let t" [class]="draft.state()">
      {{ t('submissionsDesk.form.saved.' + draft.state(), { time: (time() | pijarDate: 'time') }) }}
    </span>
  `,
  styles: `
    span {
      font-size: var(--text-xs);
      color: var(--ink-soft);
      font-variant-numeric: tabular-nums;
    }
    .saved {
      color: var(--good);
    }
    .unsaved,
    .local,
    .unkept {
      color: var(--warn);
      font-weight: 650;
    }
  `,
})
export class SavedWords {
  protected readonly draft = inject(FeedbackDraft);
  protected readonly time = computed(() => this.draft.savedAt());
}
