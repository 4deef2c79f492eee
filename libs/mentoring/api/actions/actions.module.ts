import { Module } from '@nestjs/common';
import { CohortsApiModule } from '@pijar/cohorts/api';
import { IdentityApiModule } from '@pijar/identity/api';
import { WorkshopsApiModule } from '@pijar/workshops/api';
import { AccessModule } from '../access/access.module';
import { ActionAccess } from './action-access';
import { ActionReminders } from './action-reminders';
import { ActionsController } from './actions.controller';
import { ActionsOfPerson } from './actions-of-person';
import { ActionsQuery } from './actions.query';
import { ActionsService } from './actions.service';
import { ClinicActions } from './clinic-actions';

/** What was agreed: with a coach, over work, or in a clinic. */
@Module({
  imports: [IdentityApiModule, CohortsApiModule, WorkshopsApiModule, AccessModule],
  controllers: [ActionsController],
  providers: [
    ActionAccess,
    ActionsQuery,
    ActionsService,
    ClinicActions,
    ActionsOfPerson,
    ActionReminders,
  ],
})
export class ActionsModule {}
