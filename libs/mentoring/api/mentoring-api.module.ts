import { Module } from '@nestjs/common';
import { AccessModule } from './access/access.module';
import { ConversationModule } from './conversation/conversation.module';
import { PairsModule } from './pairs/pairs.module';

@Module({
  imports: [AccessModule, PairsModule, ConversationModule],
  exports: [AccessModule],
})
export class MentoringApiModule {}
