import { Module, type OnModuleInit } from '@nestjs/common';
import { CohortsApiModule } from '@pijar/cohorts/api';
import { IdentityApiModule, PersonalData } from '@pijar/identity/api';
import { LearningApiModule, VersionChanges } from '@pijar/learning/api';
import { AttendanceController } from './attendance/attendance.controller';
import { AttendanceQuery } from './attendance/attendance.query';
import { AttendanceService } from './attendance/attendance.service';
import { readAttendance } from './attendance/personal-attendance';
import { MembershipSessionsQuery } from './my-sessions/membership-sessions.query';
import { MySessionsController } from './my-sessions/my-sessions.controller';
import { carrySessions } from './sessions/carry-sessions';
import { SessionsController } from './sessions/sessions.controller';
import { SessionsService } from './sessions/sessions.service';
import { SessionViewQuery } from './sessions/session-view.query';

@Module({
  imports: [IdentityApiModule, CohortsApiModule, LearningApiModule],
  controllers: [SessionsController, AttendanceController, MySessionsController],
  providers: [
    SessionsService,
    SessionViewQuery,
    AttendanceQuery,
    AttendanceService,
    MembershipSessionsQuery,
  ],
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
