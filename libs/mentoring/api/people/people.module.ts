import { Module } from '@nestjs/common';
import { CohortsApiModule } from '@pijar/cohorts/api';
import { IdentityApiModule } from '@pijar/identity/api';
import { AccessModule } from '../access/access.module';
import { MyPeopleController } from './my-people.controller';
import { MyPeopleQuery } from './my-people.query';

/** Whom a coach accompanies, and what each of them needs next. */
@Module({
  imports: [IdentityApiModule, CohortsApiModule, AccessModule],
  controllers: [MyPeopleController],
  providers: [MyPeopleQuery],
})
export class PeopleModule {}
