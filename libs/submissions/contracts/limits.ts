/** Where tus uploads go (tus 1.0: POST creates, PATCH sends, HEAD asks, DELETE gives up). */
export const uploadsPath = '/api/v1/uploads';

/** Bytes of one file, declared and real. */
export const maxFileBytes = 25 * 1024 * 1024;
export const maxFilesPerAttempt = 10;
export const maxLinksPerAttempt = 10;
/** UTF-16 units of the written part of an attempt. */
export const maxHandInText = 20_000;
/** UTF-16 units of why staff enter work for a participant. */
export const maxEntryReason = 300;
/** Pixels of a photo, width times height. */
export const maxImagePixels = 64_000_000;
/** Files of one person that wait to be handed in, whether they arrived or not. */
export const maxLooseFiles = 40;
/** Days after which a file that was not handed in is removed. */
export const looseFileDays = 14;
/** Minutes that a reviewer holds a piece of work; renewed while the page is open. */
export const leaseMinutes = 30;
/** Working days within which work is answered, where the programme does not say. */
export const defaultReplyDays = 3;
/** Sentences that one reviewer keeps, and UTF-16 units of one. */
export const maxOwnPhrases = 60;
export const maxPhrase = 300;
/** Working days during which work that was sent again waits for whoever returned it. */
export const graceWorkingDays = 2;

/** Media types of a file by what it is to people; the server looks at the content, never at the name. */
export const acceptedTypes = {
  photo: ['image/jpeg', 'image/png', 'image/webp'],
  voice: [
    'audio/webm',
    'audio/ogg',
    'audio/mp4',
    'audio/x-m4a',
    'audio/aac',
    'audio/mpeg',
    'audio/wav',
    'audio/amr',
    'audio/3gpp',
  ],
  document: [
    'application/pdf',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'application/vnd.oasis.opendocument.text',
  ],
} as const;

/**
 * Why a file is refused: the kind of the problem that ends its upload (422, or 413 for `file-too-large`) and the `refusal`
 * of its view afterwards.
 */
export const fileRefusals = [
  'file-empty',
  'file-too-large',
  'file-corrupted',
  'file-type-refused',
  'image-too-large',
  'image-broken',
  /** Nobody handed it in for too long. */
  'file-expired',
] as const;

/** What may be drawn on one photo, and in all of one feedback. A point is a pair of numbers. */
export const markLimits = {
  strokes: 60,
  pointsOfStroke: 400,
  points: 3_000,
  pointsInAll: 8_000,
  notes: 12,
  /** UTF-16 units of one note. */
  noteText: 200,
} as const;
/** Seconds of what a reviewer says aloud, and bytes: as much as the worst browser makes of that time. */
export const longestVoiceSeconds = 180;
export const maxVoiceBytes = 6 * 1024 * 1024;
/** UTF-16 units of a note to co-coaches. */
export const maxReviewNote = 2_000;
