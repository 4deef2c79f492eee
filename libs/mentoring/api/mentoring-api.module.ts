import { Module } from '@nestjs/common';
import { CohortsApiModule } from '@pijar/cohorts/api';
import { IdentityApiModule } from '@pijar/identity/api';
import { PairAccess } from './access/pair-access';
import { MyCoachQuery } from './pairs/my-coach.query';
import { PairsController } from './pairs/pairs.controller';

@Module({
  imports: [IdentityApiModule, CohortsApiModule],
  controllers: [...[PairsController]],
  providers: [PairAccess, ...[MyCoachQuery]],
  exports: [PairAccess],
})
export class MentoringApiModule {}
