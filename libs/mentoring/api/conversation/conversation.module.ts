import { Module } from '@nestjs/common';
import { IdentityApiModule } from '@pijar/identity/api';
import { SubmissionsApiModule } from '@pijar/submissions/api';
import { AccessModule } from '../access/access.module';
import { ContactsService } from './contacts.service';
import { ConversationController } from './conversation.controller';
import { ConversationQuery } from './conversation.query';
import { FilesOfMessages } from './files-of-messages';
import { MentoringOfPerson } from './mentoring-of-person';
import { MessagesService } from './messages.service';

@Module({
  imports: [IdentityApiModule, SubmissionsApiModule, AccessModule],
  controllers: [ConversationController],
  providers: [
    ConversationQuery,
    MessagesService,
    FilesOfMessages,
    ContactsService,
    MentoringOfPerson,
  ],
})
export class ConversationModule {}
