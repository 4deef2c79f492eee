import { Controller, Res } from '@nestjs/common';
import { staffRoles } from '@pijar/cohorts/api';
import { CurrentActor } from '@pijar/identity/api';
import type { Actor } from '@pijar/identity/contracts';
import { Clock, In, Operation, type Input } from '@pijar/shared/api';
import { bookingCalendar, clinicCalendar } from '@pijar/workshops/contracts';
import { BookingParams, ClinicParams } from '@pijar/workshops/schemas';
import type { FastifyReply } from 'fastify';
import { CalendarEntries } from './calendar-entries.query';
import { calendarText, type CalendarEntry } from './calendar-text';

@Controller()
export class CalendarController {
  constructor(
    private readonly entries: CalendarEntries,
    private readonly clock: Clock,
  ) {}

  @Operation(bookingCalendar, {
    summary: 'A calendar file of a booking; after a cancellation, the one that takes it out',
    access: 'person',
    params: BookingParams,
    stream: 'text/calendar',
  })
  async ofBooking(
    @CurrentActor() actor: Actor,
    @In() { params }: Input<typeof bookingCalendar>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.send(await this.entries.ofBooking(actor, params.bookingId), reply);
  }

  @Operation(clinicCalendar, {
    summary: 'A calendar file of a clinic, for its staff',
    access: staffRoles,
    params: ClinicParams,
    stream: 'text/calendar',
  })
  async ofClinic(
    @CurrentActor() actor: Actor,
    @In() { params }: Input<typeof clinicCalendar>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.send(await this.entries.ofClinic(actor, params.clinicId), reply);
  }

  private async send(entry: CalendarEntry, reply: FastifyReply): Promise<void> {
    const method = entry.isCancelled ? 'CANCEL' : 'PUBLISH';
    await reply
      .type(`text/calendar; charset=utf-8; method=${method}`)
      .header('content-disposition', 'attachment; filename="klinik.ics"')
      .header('cache-control', 'private, no-store')
      .send(calendarText(entry, this.clock.now()));
  }
}
