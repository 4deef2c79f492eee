import { Component, input, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { PersonEditor } from '@pijar/identity/web';
import { Dialog, Icon } from '@pijar/shared/web';

/** Opens what is known of a person and her account: a wrong number, a lost PIN, a phone that was stolen. */
@Component({
  selector: 'pijar-person-data',
  imports: [TranslocoDirective, Dialog, Icon, PersonEditor],
  template: `
    <ng-container *transloco="let t">
      <button type="button" class="pijar-button" (click)="isOpen.set(true)">
        <pijar-icon name="edit" [size]="20" /> {{ t('insights.person.edit') }}
      </button>
      <pijar-dialog
        [isOpen]="isOpen()"
        [heading]="t('insights.person.editTitle')"
        (closed)="isOpen.set(false)"
      >
        @if (isOpen()) {
          <pijar-person-editor [personId]="personId()" (saved)="changed.emit()" />
        }
      </pijar-dialog>
    </ng-container>
  `,
})
export class PersonData {
  readonly personId = input.required<string>();
  readonly changed = output<void>();
  protected readonly isOpen = signal(false);
}
