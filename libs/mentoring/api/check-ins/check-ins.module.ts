import { Module } from '@nestjs/common';
import { CohortsApiModule } from '@pijar/cohorts/api';
import { IdentityApiModule } from '@pijar/identity/api';
import { CheckInAsking } from './check-in-asking';
import { CheckInEntries } from './check-in-entries';
import { CheckInPlans } from './check-in-plans';
import { CheckInsController } from './check-ins.controller';
import { CheckInsOfPerson } from './check-ins-of-person';
import { CheckInsQuery } from './check-ins.query';
import { CheckInsService } from './check-ins.service';
import { RhythmsService } from './rhythms.service';

/** How people fare after the programme, in three questions at a rhythm. */
@Module({
  imports: [IdentityApiModule, CohortsApiModule],
  controllers: [CheckInsController],
  providers: [
    CheckInAsking,
    CheckInEntries,
    CheckInPlans,
    CheckInsOfPerson,
    CheckInsQuery,
    CheckInsService,
    RhythmsService,
  ],
})
export class CheckInsModule {}
