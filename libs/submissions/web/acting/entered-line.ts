import { Component, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '@pijar/shared/web';
import { Entry } from '@pijar/submissions/contracts';

/** For whoever reads the work: who entered it, why, how she agreed, and what she says of it. */
@Component({
  selector: 'pijar-entered-line',
  imports: [TranslocoDirective, Icon],
  template: `
    <div *transloco="let t" [class.bad]="entered().answer === 'disowned'">
      <pijar-icon [name]="entered().answer === 'disowned' ? 'alert' : 'people'" [size]="20" />
      <p>
        <strong>{{ t('submissionsActing.line.by', { name: entered().by.name }) }}</strong>
        @if (entered().reason; as reason) {
          · “{{ reason }}”
        }
        · {{ t('submissionsActing.consent.' + entered().consent) }} ·
        {{ t('submissionsActing.line.' + (entered().answer ?? 'open')) }}
      </p>
    </div>
  `,
  styles: `
    div {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr);
      gap: var(--space-2);
      padding: var(--space-2) var(--space-3);
      border-radius: var(--radius-s);
      background: var(--deep-soft);
    }
    .bad {
      background: var(--warn-soft);
    }
    p {
      margin: 0;
      overflow-wrap: anywhere;
    }
  `,
})
export class EnteredLine {
  readonly entered = input.required<Entry>();
}
