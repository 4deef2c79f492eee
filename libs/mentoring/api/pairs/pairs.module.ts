import { Module } from '@nestjs/common';
import { CohortsApiModule } from '@pijar/cohorts/api';
import { IdentityApiModule } from '@pijar/identity/api';
import { AccessModule } from '../access/access.module';
import { MyCoachQuery } from './my-coach.query';
import { PairEndings } from './pair-endings';
import { PairsController } from './pairs.controller';
import { PairsQuery } from './pairs.query';
import { PairsService } from './pairs.service';

@Module({
  imports: [IdentityApiModule, CohortsApiModule, AccessModule],
  controllers: [PairsController],
  providers: [MyCoachQuery, PairsQuery, PairsService, PairEndings],
})
export class PairsModule {}
