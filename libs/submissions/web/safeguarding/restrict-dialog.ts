import { Component, inject, input, output } from '@angular/core';
import { ApiClient, resourceOf } from '@pijar/shared/web';
import {
  restrictSubmission,
  showSafeguardingReaders,
  type RestrictionInput,
} from '@pijar/submissions/contracts';
import { firstValueFrom } from 'rxjs';
import { Restricting } from './restricting';

/** A reviewer hands a piece of work to the safeguarding persons. */
@Component({
  selector: 'pijar-restrict-dialog',
  imports: [Restricting],
  template: `
    <pijar-restricting
      of="work"
      [readers]="readers"
      [restrict]="restrict"
      (closed)="closed.emit()"
      (restricted)="restricted.emit()"
    />
  `,
})
export class RestrictDialog {
  readonly submissionId = input.required<string>();
  readonly closed = output<void>();
  readonly restricted = output<void>();

  readonly #api = inject(ApiClient);
  protected readonly readers = resourceOf(showSafeguardingReaders, () => this.#input());
  protected readonly restrict = (body: RestrictionInput) =>
    firstValueFrom(this.#api.call(restrictSubmission, { ...this.#input(), body }));

  #input() {
    return { params: { submissionId: this.submissionId() } };
  }
}
