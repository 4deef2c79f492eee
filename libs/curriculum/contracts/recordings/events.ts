import { defineEvent } from '@pijar/shared/contracts';

/** Its sound is here and has to be made small. */
export const recordingUploaded = defineEvent<{ recordingId: string; originalKey: string }>(
  'lesson_recording.uploaded',
);

/** Nobody hears these files any more. */
export const recordingFilesForgotten = defineEvent<{ keys: string[] }>(
  'lesson_recording.files-forgotten',
);
