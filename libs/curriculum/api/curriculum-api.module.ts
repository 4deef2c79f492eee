import { Module } from '@nestjs/common';
import { MediaController } from './media/media.controller';
import { ModuleContents } from './outline/module-contents';
import { ProgrammeOutlines } from './outline/programme-outlines';

@Module({
  controllers: [MediaController],
  providers: [ProgrammeOutlines, ModuleContents],
  exports: [ProgrammeOutlines, ModuleContents],
})
export class CurriculumApiModule {}
