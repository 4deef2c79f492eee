/** ISO 639 codes: Indonesian, the languages of the places, English. */
export const recordingLanguages = [
  ...(['id', 'ace', 'ban', 'bjn', 'bug', 'jv', 'mad', 'min', 'sas', 'slp', 'su', 'en'] as const),
] as const;

/** Bytes of what is uploaded; a proxy before the product lets 30 MB pass (deploy/Caddyfile). */
export const maxRecordingBytes = 25 * 1024 * 1024;
/** Of one recording. */
export const maxRecordingSeconds = 90 * 60;
/** Of one organisation. */
export const maxRecordings = 300;
