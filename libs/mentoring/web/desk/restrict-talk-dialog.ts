import { Component, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { listActions, restrictTalk, showTalkReaders } from '@pijar/mentoring/contracts';
import { ApiClient, resourceOf } from '@pijar/shared/web';
import type { RestrictionInput } from '@pijar/submissions/contracts';
import { Restricting } from '@pijar/submissions/safeguarding';
import { firstValueFrom } from 'rxjs';

/** A coach hands what was said to the safeguarding persons, and those agreements that come of it. */
@Component({
  selector: 'pijar-restrict-talk-dialog',
  imports: [Restricting, TranslocoDirective],
  template: `
    <pijar-restricting
      of="talk"
      [readers]="readers"
      [restrict]="restrict"
      (closed)="closed.emit()"
      (restricted)="restricted.emit()"
    >
      @if (choices().length) {
        <fieldset *transloco="let t">
          <legend>{{ t('mentoringDesk.restrict.actions') }}</legend>
          @for (action of choices(); track action.id) {
            <label>
              <input type="checkbox" (change)="choose(action.id, $any($event.target).checked)" />
              {{ action.what }}
            </label>
          }
        </fieldset>
      }
    </pijar-restricting>
  `,
  styles: `
    fieldset {
      display: grid;
      gap: 0;
      margin: 0;
      padding: 0;
      border: 0;
    }
    legend {
      padding: 0;
      font-weight: 650;
    }
    label {
      display: flex;
      align-items: center;
      gap: var(--space-3);
      min-height: var(--target);
      overflow-wrap: anywhere;
    }
    input {
      flex: none;
      width: 1.25rem;
      height: 1.25rem;
      accent-color: var(--deep);
    }
  `,
})
export class RestrictTalkDialog {
  readonly membershipId = input.required<string>();
  readonly closed = output<void>();
  readonly restricted = output<void>();

  readonly #api = inject(ApiClient);
  protected readonly readers = resourceOf(showTalkReaders, () => this.#input());
  readonly #actions = resourceOf(listActions, () => this.#input());
  /** What was agreed over work or in a clinic has nothing to do with what was said here. */
  protected readonly choices = computed(() => {
    const items = this.#actions.hasValue() ? this.#actions.value().items : [];
    return items.filter(({ source }) => source === null);
  });
  readonly #chosen = signal<readonly string[]>([]);
  protected readonly restrict = (input: RestrictionInput) => {
    const body = { ...input, actionIds: [...this.#chosen()] };
    return firstValueFrom(this.#api.call(restrictTalk, { ...this.#input(), body }));
  };

  protected choose(id: string, isChosen: boolean): void {
    this.#chosen.update((ids) => [...ids.filter((one) => one !== id), ...(isChosen ? [id] : [])]);
  }

  #input() {
    return { params: { membershipId: this.membershipId() } };
  }
}
