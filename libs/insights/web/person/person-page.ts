import { NgComponentOutlet } from '@angular/common';
import { Component, computed, inject, input, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { showMembership } from '@pijar/cohorts/contracts';
import { MembershipMenu } from '@pijar/cohorts/web';
import { personCertificates } from '@pijar/credentials/staff';
import { shownParticipantNumber, shownPhone } from '@pijar/identity/contracts';
import { showPath } from '@pijar/learning/contracts';
import {
  Avatar,
  Card,
  ErrorState,
  Icon,
  Pill,
  Skeleton,
  Words,
  resourceOf,
} from '@pijar/shared/web';
import { PersonData } from './person-data';
import { PersonDues } from './person-dues';
import { PersonPath } from './person-path';
import { PersonTimeline } from './person-timeline';

/** /petugas/peserta/:membershipId: one participant: where she stands, what is missing, everything that happened. */
@Component({
  selector: 'pijar-person-page',
  imports: [
    RouterLink,
    TranslocoDirective,
    NgComponentOutlet,
    MembershipMenu,
    Avatar,
    Card,
    ErrorState,
    Icon,
    Pill,
    Skeleton,
    PersonData,
    PersonDues,
    PersonPath,
    PersonTimeline,
  ],
  templateUrl: './person-page.html',
  styleUrl: './person-page.css',
})
export class PersonPage {
  readonly membershipId = input.required<string>();
  readonly #words = inject(Words);
  readonly #params = () => ({ params: { membershipId: this.membershipId() } });
  protected readonly profile = resourceOf(showMembership, this.#params);
  protected readonly path = resourceOf(showPath, this.#params);
  protected readonly certificates = resource({ loader: () => personCertificates.load() });
  protected readonly phone = computed(() => {
    const phone = this.profile.hasValue() ? this.profile.value().person.phone : null;
    return phone && { digits: phone, shown: shownPhone(phone) };
  });
  protected readonly menu = computed(() => {
    if (!this.profile.hasValue()) return null;
    const { id, person, state, version, cohort } = this.profile.value();
    return {
      membershipId: id,
      fullName: person.fullName,
      state,
      version,
      isActivated: person.isActivated,
      cohortId: cohort.id,
      programmeVersionId: cohort.programmeVersionId,
    };
  });
  protected readonly isLed = computed(
    () => this.profile.hasValue() && this.profile.value().relation === 'leads',
  );
  /** What is known about her in a few words; what is not known is left out. */
  protected readonly facts = computed(() => {
    this.#words.spoken();
    if (!this.profile.hasValue()) return [];
    const { sex, kind, device, village, community } = this.profile.value().person;
    const known = (group: string, value: string) =>
      value === 'unknown' ? null : this.#words.say(`insights.${group}.${value}`);
    return [known('sex', sex), known('kind', kind), known('device', device), village, community];
  });
  protected readonly number = computed(() => {
    const number = this.profile.hasValue() && this.profile.value().person.participantNumber;
    return number ? shownParticipantNumber(number) : '–';
  });

  protected reload(): void {
    this.profile.reload();
    this.path.reload();
  }
}
