import { Module } from '@nestjs/common';
import { AccessModule } from './access/access.module';
import { ActionsModule } from './actions/actions.module';
import { CheckInsModule } from './check-ins/check-ins.module';
import { ConversationModule } from './conversation/conversation.module';
import { NotesModule } from './notes/notes.module';
import { PairsModule } from './pairs/pairs.module';
import { PeopleModule } from './people/people.module';
import { SafeguardingModule } from './safeguarding/safeguarding.module';

@Module({
  imports: [
    AccessModule,
    PairsModule,
    ConversationModule,
    ActionsModule,
    PeopleModule,
    CheckInsModule,
    SafeguardingModule,
    NotesModule,
  ],
  exports: [AccessModule],
})
export class MentoringApiModule {}
