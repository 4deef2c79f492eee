import { Module } from '@nestjs/common';
import { MediaController } from './media/media.controller';
import { ProgrammeOutlines } from './outline/programme-outlines';

@Module({
  controllers: [MediaController],
  providers: [ProgrammeOutlines],
  exports: [ProgrammeOutlines],
})
export class CurriculumApiModule {}
