import { Controller } from '@nestjs/common';
import { CurrentActor } from '@pijar/identity/api';
import type { Actor } from '@pijar/identity/contracts';
import { In, Operation, type Input } from '@pijar/shared/api';
import * as routes from '@pijar/workshops/contracts';
import * as schemas from '@pijar/workshops/schemas';
import type * as z from 'zod';
import { BookingsService } from './bookings.service';
import { MyClinicsQuery } from './my-clinics.query';

interface CancelInput {
  params: z.infer<typeof schemas.BookingParams>;
  body: z.output<typeof schemas.BookingCancel>;
}

@Controller()
export class BookingsController {
  constructor(
    private readonly bookings: BookingsService,
    private readonly mine: MyClinicsQuery,
  ) {}

  @Operation(routes.listMyClinics, {
    summary: 'Clinics that a participant may come to, and those she booked',
    access: 'person',
    params: schemas.MembershipParams,
    response: schemas.MyClinics,
  })
  list(@CurrentActor() actor: Actor, @In() { params }: Input<typeof routes.listMyClinics>) {
    return this.mine.list(actor, params.membershipId);
  }

  @Operation(routes.bookClinic, {
    summary: 'Book a seat, for oneself or for a participant of one’s cohort',
    access: 'person',
    params: schemas.ClinicParams,
    body: schemas.BookingDraft,
    response: schemas.BookingView,
  })
  book(@CurrentActor() actor: Actor, @In() { params, body }: Input<typeof routes.bookClinic>) {
    return this.bookings.book(actor, params.clinicId, body);
  }

  @Operation(routes.cancelBooking, {
    summary: 'Give the seat back; the next one who waits gets it',
    access: 'person',
    params: schemas.BookingParams,
    body: schemas.BookingCancel,
    response: schemas.BookingView,
  })
  cancel(@CurrentActor() actor: Actor, @In() { params, body }: CancelInput) {
    return this.bookings.cancel(actor, params.bookingId, body.reason);
  }
}
