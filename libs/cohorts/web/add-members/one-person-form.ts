import { Component, inject, input, signal } from '@angular/core';
import { FormField, form, required, submit } from '@angular/forms/signals';
import { TranslocoDirective } from '@jsverse/transloco';
import { previewMembers, sheetFields } from '@pijar/cohorts/contracts';
import { ApiClient, Card, Field, FieldInput, ProblemText } from '@pijar/shared/web';
import { firstValueFrom } from 'rxjs';
import { FieldWords } from '../forms/field-words';
import { SheetDraft, sheetLine } from './sheet-draft';

/** One person typed in; goes the same way as a sheet of one row, so that duplicates and faults are told alike. */
@Component({
  selector: 'pijar-one-person-form',
  imports: [FormField, TranslocoDirective, Card, Field, FieldInput],
  template: `
    <ng-container *transloco="let t">
      <pijar-card>
        <h2>{{ t('cohorts.one.title') }}</h2>
        <form class="pijar-stack" novalidate (submit)="next($event)">
          <pijar-field [label]="t('cohorts.column.fullName')" [error]="words.of(form.fullName())">
            <input pijarInput [formField]="form.fullName" autocomplete="off" />
          </pijar-field>
          <pijar-field [label]="t('cohorts.column.phone')" [hint]="t('cohorts.one.phoneHint')">
            <input pijarInput [formField]="form.phone" inputmode="tel" autocomplete="off" />
          </pijar-field>
          <div class="pair">
            <pijar-field [label]="t('cohorts.column.sex')">
              <select pijarInput [formField]="form.sex">
                <option value="">{{ t('cohorts.unknown') }}</option>
                <option value="P">{{ t('cohorts.sex.female') }}</option>
                <option value="L">{{ t('cohorts.sex.male') }}</option>
              </select>
            </pijar-field>
            <pijar-field [label]="t('cohorts.column.kind')">
              <select pijarInput [formField]="form.kind">
                <option value="">{{ t('cohorts.unknown') }}</option>
                <option value="purna">{{ t('cohorts.kind.returnee') }}</option>
                <option value="keluarga">{{ t('cohorts.kind.family') }}</option>
              </select>
            </pijar-field>
            <pijar-field [label]="t('cohorts.column.village')">
              <input pijarInput [formField]="form.village" autocomplete="off" />
            </pijar-field>
            <pijar-field [label]="t('cohorts.column.community')">
              <input pijarInput [formField]="form.community" autocomplete="off" />
            </pijar-field>
          </div>
          <pijar-field [label]="t('cohorts.column.device')">
            <select pijarInput [formField]="form.device">
              <option value="">{{ t('cohorts.unknown') }}</option>
              <option value="sendiri">{{ t('cohorts.device.own') }}</option>
              <option value="bersama">{{ t('cohorts.device.shared') }}</option>
              <option value="tidak ada">{{ t('cohorts.device.none') }}</option>
            </select>
          </pijar-field>
          <p class="fault" role="alert">{{ fault() }}</p>
          <div>
            <button class="pijar-button" [disabled]="form().submitting()">
              {{ t('cohorts.one.next') }}
            </button>
          </div>
        </form>
      </pijar-card>
    </ng-container>
  `,
  styles: `
    h2 {
      font-size: var(--text-lg);
    }
    .pair {
      display: grid;
      gap: var(--space-4);
      grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr));
    }
    .fault:empty {
      display: none;
    }
    .fault {
      color: var(--bad);
      font-weight: 650;
    }
  `,
})
export class OnePersonForm {
  readonly cohortId = input.required<string>();
  readonly #api = inject(ApiClient);
  readonly #draft = inject(SheetDraft);
  readonly #problemText = inject(ProblemText);
  protected readonly words = inject(FieldWords);
  protected readonly fault = signal('');
  readonly #model = signal({
    fullName: '',
    phone: '',
    sex: '',
    kind: '',
    village: '',
    community: '',
    device: '',
  });
  protected readonly form = form(this.#model, (path) => {
    required(path.fullName);
  });

  protected async next(event: Event): Promise<void> {
    event.preventDefault();
    this.fault.set('');
    await submit(this.form, async () => {
      const cells = sheetFields.map((field) => this.#model()[field]);
      const body = { text: sheetLine(cells), columns: [...sheetFields] };
      const params = { cohortId: this.cohortId() };
      try {
        this.#draft.read(await firstValueFrom(this.#api.call(previewMembers, { params, body })));
      } catch (error) {
        this.fault.set(this.#problemText.of(error));
      }
      return undefined;
    });
  }
}
