import { Module } from '@nestjs/common';
import { Glossary } from './glossary/glossary';
import { MediaController } from './media/media.controller';
import { ModuleContents } from './outline/module-contents';
import { ProgrammeOutlines } from './outline/programme-outlines';

@Module({
  controllers: [MediaController],
  providers: [ProgrammeOutlines, ModuleContents, Glossary],
  exports: [ProgrammeOutlines, ModuleContents, Glossary],
})
export class CurriculumApiModule {}
