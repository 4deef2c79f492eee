import { Id, Instant, line, paragraphs } from '@pijar/shared/schemas';
import * as z from 'zod';
import { Code } from '../code';
import { LessonSound } from '../lesson-sound.schema';
import { recordingLanguages } from './limits';

/** ISO 639 codes of what is spoken where the programmes are. */
export const RecordingLanguage = z.enum(recordingLanguages);

/** `empty`: the words are here, the sound is not. `waiting`: a job makes it small. */
export const RecordingState = z.enum(['empty', 'waiting', 'ready', 'failed']);

/**
 * Why it failed. `unreadable`: no sound could be made of it; `too-long`; `ffmpeg-needed`: browsers do not play this format and
 * the machine has no ffmpeg; `trouble`: of the machine, not of the file.
 */
export const RecordingFault = z.enum(['unreadable', 'too-long', 'ffmpeg-needed', 'trouble']);

/** What a participant gets with the lesson. */
export const LessonRecording = z.object({
  recordingId: Id,
  title: z.string(),
  language: RecordingLanguage,
  sound: LessonSound,
});

export const RecordingParams = z.strictObject({ recordingId: Id });

export const RecordingInput = z.strictObject({
  programmeId: Id,
  lessonCode: Code,
  language: RecordingLanguage,
  title: line(120),
  /** What is said, for those who cannot hear it. */
  transcript: paragraphs(40_000, 20),
});

/** Seconds as the browser measured them, where it could; the server knows better when it has ffmpeg. */
export const SoundQuery = z.strictObject({
  seconds: z.coerce.number().int().min(1).max(86_400).optional(),
});

/** As officers see it. */
export const RecordingView = RecordingInput.extend({
  recordingId: Id,
  title: z.string(),
  transcript: z.string(),
  programmeTitle: z.string(),
  lessonTitle: z.string(),
  state: RecordingState,
  /** Null unless it failed. */
  fault: RecordingFault.nullable(),
  /** It stayed as it was uploaded, because the machine has no ffmpeg. */
  isAsUploaded: z.boolean(),
  /** Null unless it is ready. */
  sound: LessonSound.nullable(),
  createdAt: Instant,
});

export const RecordingList = z.object({
  organisationName: z.string(),
  items: z.array(RecordingView),
});

/** A lesson of the newest published version of a programme. */
export const RecordableLesson = z.object({
  programmeId: Id,
  programmeTitle: z.string(),
  lessonCode: Code,
  lessonTitle: z.string(),
  moduleTitle: z.string(),
});
export const RecordableLessons = z.object({ items: z.array(RecordableLesson) });
