import { Module } from '@nestjs/common';
import { IdentityApiModule } from '@pijar/identity/api';
import {
  CohortAccess,
  CohortShifts,
  CohortVersions,
  MembershipMoves,
  MembershipStarts,
  StaffLeaves,
} from './access';
import { CohortListQuery } from './cohorts/cohort-list.query';
import { CohortViewQuery } from './cohorts/cohort-view.query';
import { CohortsController } from './cohorts/cohorts.controller';
import { CohortsService } from './cohorts/cohorts.service';
import { HolidaysController } from './holidays/holidays.controller';
import { HolidaysService } from './holidays/holidays.service';
import { ActivationCodesService } from './members/activation-codes.service';
import { AddMembersService } from './members/add-members.service';
import { DuplicatesQuery } from './members/duplicates.query';
import { Enrolment } from './members/enrolment';
import { MembersController } from './members/members.controller';
import { PreviewSheetService } from './members/preview-sheet.service';
import { MembershipChanges } from './memberships/membership-changes';
import { MembershipViewQuery } from './memberships/membership-view.query';
import { MembershipsOfPerson } from './memberships/memberships-of-person';
import { MembershipsController } from './memberships/memberships.controller';
import { MembershipsService } from './memberships/memberships.service';
import { StaffController } from './staff/staff.controller';
import { StaffService } from './staff/staff.service';

@Module({
  imports: [IdentityApiModule],
  controllers: [
    CohortsController,
    StaffController,
    HolidaysController,
    MembersController,
    MembershipsController,
  ],
  providers: [
    CohortAccess,
    CohortShifts,
    CohortVersions,
    MembershipStarts,
    MembershipMoves,
    StaffLeaves,
    CohortListQuery,
    CohortViewQuery,
    CohortsService,
    StaffService,
    HolidaysService,
    PreviewSheetService,
    DuplicatesQuery,
    Enrolment,
    AddMembersService,
    ActivationCodesService,
    MembershipChanges,
    MembershipViewQuery,
    MembershipsService,
    MembershipsOfPerson,
  ],
  exports: [
    CohortAccess,
    CohortShifts,
    CohortVersions,
    MembershipStarts,
    MembershipMoves,
    StaffLeaves,
  ],
})
export class CohortsApiModule {}
