import { Module, type OnModuleInit } from '@nestjs/common';
import { CohortsApiModule } from '@pijar/cohorts/api';
import { IdentityApiModule, PersonalData } from '@pijar/identity/api';
import { LearningApiModule, VersionChanges } from '@pijar/learning/api';
import { AttendanceController } from './attendance/attendance.controller';
import { AttendanceQuery } from './attendance/attendance.query';
import { AttendanceService } from './attendance/attendance.service';
import { readAttendance } from './attendance/personal-attendance';
import { BookingCancellations } from './clinics/booking-cancellations';
import { BookingsOfPerson } from './clinics/bookings-of-person';
import { BookingsController } from './clinics/bookings.controller';
import { BookingsService } from './clinics/bookings.service';
import { CalendarController } from './clinics/calendar/calendar.controller';
import { CalendarEntries } from './clinics/calendar/calendar-entries.query';
import { ClinicJournal } from './clinics/clinic-journal';
import { ClinicReminders } from './clinics/clinic-reminders';
import { ClinicSeats } from './clinics/clinic-seats';
import { ClinicsController } from './clinics/clinics.controller';
import { ClinicsQuery } from './clinics/clinics.query';
import { ClinicsService } from './clinics/clinics.service';
import { SeatsOfLeavers } from './clinics/seats-of-leavers';
import { MyClinicsQuery } from './clinics/my-clinics.query';
import { ClinicOutcomes } from './clinics/outcomes/clinic-outcomes';
import { OutcomesController } from './clinics/outcomes/outcomes.controller';
import { OutcomesOfPerson } from './clinics/outcomes/outcomes-of-person';
import { OutcomesService } from './clinics/outcomes/outcomes.service';
import { MembershipSessionsQuery } from './my-sessions/membership-sessions.query';
import { MySessionsController } from './my-sessions/my-sessions.controller';
import { carrySessions } from './sessions/carry-sessions';
import { SessionsController } from './sessions/sessions.controller';
import { SessionsService } from './sessions/sessions.service';
import { SessionViewQuery } from './sessions/session-view.query';

@Module({
  imports: [IdentityApiModule, CohortsApiModule, LearningApiModule],
  controllers: [
    ...[SessionsController, AttendanceController, MySessionsController],
    ...[ClinicsController, BookingsController, CalendarController, OutcomesController],
  ],
  providers: [
    SessionsService,
    SessionViewQuery,
    AttendanceQuery,
    AttendanceService,
    MembershipSessionsQuery,
    ...[ClinicsService, ClinicsQuery, ClinicSeats, ClinicJournal],
    ...[
      BookingsService,
      BookingCancellations,
      MyClinicsQuery,
      ClinicReminders,
      CalendarEntries,
      BookingsOfPerson,
      SeatsOfLeavers,
    ],
    ...[ClinicOutcomes, OutcomesService, OutcomesOfPerson],
  ],
  exports: [ClinicOutcomes],
})
export class WorkshopsApiModule implements OnModuleInit {
  constructor(
    private readonly personalData: PersonalData,
    private readonly versions: VersionChanges,
  ) {}

  /** Attendance holds no words about her: an erasure leaves it as figures. */
  onModuleInit(): void {
    this.personalData.register('workshops', readAttendance);
    this.versions.listen(carrySessions);
  }
}
