import { Injectable } from '@nestjs/common';
import { CohortAccess } from '@pijar/cohorts/api';
import type { Actor } from '@pijar/identity/contracts';
import { problems } from '@pijar/shared/api';
import { DataSource } from 'typeorm';
import { ClinicsQuery } from '../clinics.query';
import type { CalendarEntry } from './calendar-text';

interface Row extends Omit<CalendarEntry, 'description' | 'uid'> {
  hostName: string;
  isHers: boolean;
  cohortId: string;
  isWaiting: boolean;
}

/** What goes into calendars. A booking is an entry of its own: given back and booked again it is another one. */
@Injectable()
export class CalendarEntries {
  constructor(
    private readonly db: DataSource,
    private readonly access: CohortAccess,
    private readonly clinics: ClinicsQuery,
  ) {}

  /** @throws 404 unless it is hers or the actor is staff of her cohort; 409 `no-seat` while she waits for one */
  async ofBooking(actor: Actor, bookingId: string): Promise<CalendarEntry> {
    const [row] = (await this.db.query(
      `select s.version - 1 + (b.state = 'cancelled')::int as sequence,
              s.starts_at as "startsAt", s.ends_at as "endsAt", s.title, s.place,
              case when b.state = 'booked' then s.link end as link,
              b.state = 'cancelled' as "isCancelled", b.state = 'waiting' as "isWaiting",
              p.full_name as "hostName", b.person_id = $2 as "isHers", m.cohort_id as "cohortId"
         from clinic_booking b
         join planned_session s on s.id = b.session_id
         join membership m on m.id = b.membership_id
         join person p on p.id = s.host_id
        where b.id = $1`,
      [bookingId, actor.personId],
    )) as Row[];
    if (!row) throw problems.notFound();
    const { hostName, isHers, cohortId, isWaiting, ...entry } = row;
    if (!isHers) await this.access.assertStaff(actor, cohortId);
    if (isWaiting) throw problems.conflict('no-seat', 'She waits for a seat.');
    return { ...entry, uid: `${bookingId}@pijar`, description: hostName };
  }

  /** @throws 404 unless she is staff of a cohort that it is for */
  async ofClinic(actor: Actor, clinicId: string): Promise<CalendarEntry> {
    const clinic = await this.clinics.view(actor, clinicId);
    return {
      uid: `${clinicId}@pijar`,
      sequence: clinic.version - 1,
      startsAt: new Date(clinic.startsAt),
      endsAt: new Date(clinic.endsAt),
      title: clinic.title,
      description: clinic.hostName,
      place: clinic.place,
      link: clinic.link,
      isCancelled: clinic.isCancelled,
    };
  }
}
