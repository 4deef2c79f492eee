import { Inject, Module, type OnModuleInit } from '@nestjs/common';
import { recordingFilesForgotten, recordingUploaded } from '@pijar/curriculum/contracts';
import { Background, EventHandlers, FILE_STORE, type FileStore } from '@pijar/shared/api';
import { Glossary } from './glossary/glossary';
import { MediaController } from './media/media.controller';
import { ModuleContents } from './outline/module-contents';
import { StepKinds } from './outline/step-kinds';
import { ProgrammeOutlines } from './outline/programme-outlines';
import { LessonRecordings } from './recordings/lesson-recordings';
import { RecordingTranscoding, transcodingQueue } from './recordings/recording-transcoding';
import { RecordingsController } from './recordings/recordings.controller';
import { RecordingsQuery } from './recordings/recordings.query';
import { RecordingsService } from './recordings/recordings.service';
import { SoundUploads } from './recordings/sound-uploads';

@Module({
  controllers: [MediaController, RecordingsController],
  providers: [
    ...[ProgrammeOutlines, ModuleContents, StepKinds, Glossary],
    ...[LessonRecordings, RecordingsQuery, RecordingsService, SoundUploads, RecordingTranscoding],
  ],
  exports: [ProgrammeOutlines, ModuleContents, StepKinds, Glossary, LessonRecordings],
})
export class CurriculumApiModule implements OnModuleInit {
  constructor(
    private readonly background: Background,
    private readonly events: EventHandlers,
    private readonly transcoding: RecordingTranscoding,
    @Inject(FILE_STORE) private readonly files: FileStore,
  ) {}

  onModuleInit(): void {
    this.background.worker(transcodingQueue, (job, run) => this.transcoding.run(job, run));
    // A queue of its own: minutes of work would hold up whatever else follows from events.
    this.events.on(
      recordingUploaded,
      'curriculum.queue-transcoding',
      async (uploaded, _manager, { id }) => {
        const jobs = await this.background.jobs();
        await jobs.enqueue(transcodingQueue, uploaded, { jobId: id });
      },
    );
    this.events.on(
      recordingFilesForgotten,
      'curriculum.forget-recording-files',
      async ({ keys }) => {
        for (const key of keys) await this.files.delete(key);
      },
    );
  }
}
