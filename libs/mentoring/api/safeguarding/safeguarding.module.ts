import { Module } from '@nestjs/common';
import { IdentityApiModule } from '@pijar/identity/api';
import { SubmissionsApiModule } from '@pijar/submissions/api';
import { AccessModule } from '../access/access.module';
import { RestrictTalkService } from './restrict-talk.service';
import { RestrictedTalkQuery } from './restricted-talk.query';
import { RestrictedTalksController } from './restricted-talks.controller';

/** What only the safeguarding persons read of what was said. */
@Module({
  imports: [IdentityApiModule, SubmissionsApiModule, AccessModule],
  controllers: [RestrictedTalksController],
  providers: [RestrictTalkService, RestrictedTalkQuery],
})
export class SafeguardingModule {}
