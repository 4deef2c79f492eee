import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { CurrentMembership } from '@pijar/learning/web';
import { EmptyState, ErrorState, Icon, Skeleton, resourceOf } from '@pijar/shared/web';
import { MyClinic, listMyClinics } from '@pijar/workshops/contracts';
import { Booking } from './booking';
import { MyClinicCard } from './my-clinic-card';

type Group = 'coming' | 'open' | 'past';

/** /belajar/klinik: the seats she has, what she may book, and what is just over. */
@Component({
  selector: 'pijar-my-clinics-page',
  imports: [RouterLink, TranslocoDirective, EmptyState, ErrorState, Icon, MyClinicCard, Skeleton],
  templateUrl: './my-clinics-page.html',
  styleUrl: './my-clinics-page.css',
})
export class MyClinicsPage {
  readonly #current = inject(CurrentMembership);
  protected readonly booking = inject(Booking);
  protected readonly clinics = resourceOf(listMyClinics, () => {
    const membershipId = this.#current.id();
    return membershipId ? { params: { membershipId } } : undefined;
  });
  protected readonly groups = computed(() => {
    const items = this.clinics.hasValue() ? this.clinics.value().items : [];
    const names: Group[] = ['coming', 'open', 'past'];
    return names
      .map((name) => ({ name, items: items.filter((item) => groupOf(item) === name) }))
      .filter((group) => group.items.length);
  });

  protected async book(clinic: MyClinic): Promise<void> {
    const membershipId = this.#current.id();
    if (!membershipId) return;
    await this.booking.book(clinic, membershipId);
    this.clinics.reload();
  }

  protected async giveBack(clinic: MyClinic): Promise<void> {
    await this.booking.giveBack(clinic);
    this.clinics.reload();
  }
}

function groupOf({ isOpen, isCancelled, booking, endsAt }: MyClinic): Group {
  if (Date.parse(endsAt) <= Date.now()) return 'past';
  if (isCancelled) return 'coming';
  const isHers = booking?.state === 'booked' || booking?.state === 'waiting';
  return isHers ? 'coming' : isOpen ? 'open' : 'past';
}
