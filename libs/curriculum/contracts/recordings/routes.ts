import { route } from '@pijar/shared/contracts';
import type * as z from 'zod';
import type * as schemas from './schemas';

export type RecordingView = z.infer<typeof schemas.RecordingView>;
export type RecordingInput = z.infer<typeof schemas.RecordingInput>;
export type RecordingList = z.infer<typeof schemas.RecordingList>;
export type RecordingFault = z.infer<typeof schemas.RecordingFault>;
export type RecordingLanguage = z.infer<typeof schemas.RecordingLanguage>;
export type RecordableLesson = z.infer<typeof schemas.RecordableLesson>;
export type LessonRecording = z.infer<typeof schemas.LessonRecording>;
type Params = z.infer<typeof schemas.RecordingParams>;

/** Of the actor's own organisation, newest first, at most `maxRecordings`. For officers and admins, as all of these. */
export const listRecordings = route<object, RecordingList>('GET', '/api/v1/lesson-recordings');

/** What a recording can be made for. */
export const listRecordableLessons = route<object, { items: RecordableLesson[] }>(
  'GET',
  '/api/v1/recordable-lessons',
);

/**
 * Keeps the words of a recording under an id made by the client; the same again changes them.
 * 409 `too-many-recordings`; 422 `/body/lessonCode` `unknown`.
 */
export const putRecording = route<{ params: Params; body: RecordingInput }, RecordingView>(
  'PUT',
  '/api/v1/lesson-recordings/:recordingId',
);

/**
 * The bytes, as application/octet-stream, in the place of what was there; a job makes them small.
 * 413 `too-large`, 422 `/body/sound` `not-sound`.
 */
export const putRecordingSound = route<
  { params: Params; query: { seconds?: number }; body: Blob },
  RecordingView
>('PUT', '/api/v1/lesson-recordings/:recordingId/sound');

/** Makes it small (again): it failed, or stayed as it was uploaded. 409 `nothing-to-transcode`. */
export const transcodeRecording = route<{ params: Params }, RecordingView>(
  'POST',
  '/api/v1/lesson-recordings/:recordingId/transcoding',
);

/** Takes it away from the lesson, with its files. */
export const removeRecording = route<{ params: Params }, void>(
  'DELETE',
  '/api/v1/lesson-recordings/:recordingId',
);
