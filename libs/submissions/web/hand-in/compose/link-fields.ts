import { Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Field, FieldInput, Icon } from '@pijar/shared/web';
import { maxLinksPerAttempt } from '@pijar/submissions/contracts';
import { isLink } from '@pijar/submissions/phone';

/** Addresses of a shop, a video, a post: one field each. */
@Component({
  selector: 'pijar-link-fields',
  imports: [TranslocoDirective, Field, FieldInput, Icon],
  template: `
    <ng-container *transloco="let t">
      @for (link of links(); track $index) {
        <div class="row">
          <pijar-field
            [label]="t('submissions.compose.linkLabel', { number: $index + 1 })"
            [hint]="$first ? t('submissions.compose.linkHint') : undefined"
            [error]="isChecked() && !isFine(link) ? t('submissions.compose.linkWrong') : null"
          >
            <input
              pijarInput
              type="url"
              inputmode="url"
              autocapitalize="none"
              spellcheck="false"
              maxlength="2000"
              placeholder="https://"
              [value]="link"
              (input)="change($index, $any($event.target).value)"
            />
          </pijar-field>
          <button
            type="button"
            class="pijar-button pijar-button--icon"
            [attr.aria-label]="t('submissions.compose.removeLink', { number: $index + 1 })"
            (click)="remove($index)"
          >
            <pijar-icon name="trash" />
          </button>
        </div>
      }
      @if (links().length > 0 && canAdd()) {
        <button type="button" class="pijar-button pijar-button--quiet" (click)="add()">
          <pijar-icon name="add" [size]="20" /> {{ t('submissions.compose.moreLinks') }}
        </button>
      }
    </ng-container>
  `,
  styles: `
    :host {
      display: grid;
      justify-items: start;
      gap: var(--space-3);
    }
    .row {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      align-items: end;
      gap: var(--space-1);
      width: 100%;
    }
  `,
})
export class LinkFields {
  readonly links = input.required<string[]>();
  /** A function, no output: the composer fetches this component when she adds a link, and outlets know inputs only. */
  readonly whenChanged = input.required<(links: string[]) => void>();
  /** Whether faults are shown: after she pressed send. */
  readonly isChecked = input(false);
  protected readonly canAdd = computed(() => this.links().length < maxLinksPerAttempt);

  protected readonly isFine = (link: string) => link.trim() === '' || isLink(link);

  add(): void {
    if (this.canAdd()) this.whenChanged()([...this.links(), '']);
  }

  protected change(index: number, link: string): void {
    this.whenChanged()(this.links().map((each, i) => (i === index ? link : each)));
  }

  protected remove(index: number): void {
    this.whenChanged()(this.links().filter((_, i) => i !== index));
  }
}
