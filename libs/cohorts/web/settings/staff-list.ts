import { Component, computed, inject, input, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import {
  CohortView,
  StaffMember,
  StaffPart,
  listStaffCandidates,
  removeStaff,
  setStaff,
} from '@pijar/cohorts/contracts';
import {
  ApiClient,
  Avatar,
  Confirmation,
  Field,
  FieldInput,
  Icon,
  ProblemText,
  Toasts,
  Words,
  resourceOf,
} from '@pijar/shared/web';
import { Observable } from 'rxjs';
import { OpenCohort } from '../open-cohort';

/** Co-facilitators, coaches and experts of a cohort. */
@Component({
  selector: 'pijar-staff-list',
  imports: [TranslocoDirective, Avatar, Field, FieldInput, Icon],
  templateUrl: './staff-list.html',
  styleUrl: './staff-list.css',
})
export class StaffList {
  readonly cohort = input.required<CohortView>();
  readonly #api = inject(ApiClient);
  readonly #confirmation = inject(Confirmation);
  readonly #problemText = inject(ProblemText);
  readonly #toasts = inject(Toasts);
  readonly #words = inject(Words);
  protected readonly open = inject(OpenCohort);
  protected readonly parts: readonly StaffPart[] = ['cofacilitator', 'coach', 'expert'];
  readonly #candidates = resourceOf(listStaffCandidates, () =>
    this.open.isLed() ? { params: { cohortId: this.cohort().id } } : undefined,
  );
  protected readonly candidates = computed(() =>
    this.#candidates.hasValue() ? this.#candidates.value().items : [],
  );
  protected readonly chosen = signal('');
  protected readonly part = signal<StaffPart>('coach');

  protected add(): void {
    if (this.chosen()) this.setPart(this.chosen(), this.part());
    this.chosen.set('');
  }

  protected setPart(personId: string, part: StaffPart, tracks: string[] = []): void {
    const params = { cohortId: this.cohort().id, personId };
    this.#write(this.#api.call(setStaff, { params, body: { part, tracks } }));
  }

  /** None chosen: she reads everything, as before there were tracks. */
  protected toggleTrack({ personId, part, tracks }: StaffMember, code: string): void {
    const others = tracks.filter((each) => each !== code);
    this.setPart(personId, part, others.length < tracks.length ? others : [...tracks, code]);
  }

  protected async remove(member: StaffMember): Promise<void> {
    const { isConfirmed } = await this.#confirmation.ask({
      heading: this.#words.say('cohorts.staff.removeTitle', { name: member.fullName }),
      text: this.#words.say('cohorts.staff.removeText'),
      confirm: this.#words.say('cohorts.staff.remove'),
      isDangerous: true,
    });
    if (!isConfirmed) return;
    const params = { cohortId: this.cohort().id, personId: member.personId };
    this.#write(this.#api.call(removeStaff, { params }));
  }

  #write(call: Observable<CohortView>): void {
    call.subscribe({
      next: (cohort) => {
        this.open.show(cohort);
        this.#candidates.reload();
      },
      error: (error) => this.#toasts.show(this.#problemText.of(error), { tone: 'bad' }),
    });
  }
}
