import { Component, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { PersonRow } from '@pijar/insights/contracts';
import { AgoPipe, Icon } from '@pijar/shared/web';

/** When her phone was last heard, and how much of her work waited on it then. Nothing where it never was. */
@Component({
  selector: 'pijar-phone-contact-words',
  imports: [AgoPipe, Icon, TranslocoDirective],
  template: `
    @if (contact(); as heard) {
      <span *transloco="let t">
        <small>{{ t('insights.phone.heard') }} {{ heard.at | pijarAgo }}</small>
        @if (heard.waiting > 0) {
          <small class="waiting">
            <pijar-icon name="phone" [size]="16" />
            {{ t('insights.phone.waiting', { count: heard.waiting }) }}
          </small>
        }
      </span>
    }
  `,
  styles: `
    small {
      display: block;
      font-size: var(--text-xs);
      color: var(--ink-soft);
    }
    .waiting {
      display: flex;
      align-items: center;
      gap: var(--space-1);
      color: var(--warn);
      font-weight: 650;
    }
  `,
})
export class PhoneContactWords {
  readonly contact = input.required<PersonRow['phoneContact']>();
}
