import { Module } from '@nestjs/common';
import { CohortAccess } from './access/cohort-access';
import { MembershipStarts } from './access/membership-starts';

@Module({
  providers: [CohortAccess, MembershipStarts],
  exports: [CohortAccess, MembershipStarts],
})
export class CohortsApiModule {}
