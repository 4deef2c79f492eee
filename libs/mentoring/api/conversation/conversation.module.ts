import { Module } from '@nestjs/common';
import { IdentityApiModule } from '@pijar/identity/api';
import { AccessModule } from '../access/access.module';
import { ContactsService } from './contacts.service';
import { ConversationController } from './conversation.controller';
import { ConversationQuery } from './conversation.query';
import { MentoringOfPerson } from './mentoring-of-person';
import { MessagesService } from './messages.service';

@Module({
  imports: [IdentityApiModule, AccessModule],
  controllers: [ConversationController],
  providers: [ConversationQuery, MessagesService, ContactsService, MentoringOfPerson],
})
export class ConversationModule {}
