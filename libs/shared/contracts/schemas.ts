import * as z from 'zod';

/** A row's id (UUID). In a path, anything else is answered with 404. */
export const Id = z.uuid();

/** One line of text a person typed: trimmed, no control characters; `max` counts UTF-16 units. */
export const line = (max: number, min = 1) =>
  z
    .string()
    .transform((text) => text.normalize('NFC').trim())
    .refine((text) => !/[\u0000-\u001f\u007f]/.test(text), { error: 'control-characters' })
    .pipe(z.string().min(min).max(max));

/** Several lines of text a person typed: trimmed at the ends, U+0000 is refused before this. */
export const paragraphs = (max: number, min = 0) =>
  z
    .string()
    .transform((text) => text.normalize('NFC').replaceAll('\r\n', '\n').trim())
    .pipe(z.string().min(min).max(max));

/** ISO 8601 knows a year 0000, PostgreSQL does not. */
const hasYear = (text: string) => !text.startsWith('0000');

/** Calendar day `YYYY-MM-DD`, without a time zone. */
export const Day = z.iso.date().refine(hasYear, { error: 'year-zero' });

/** Instant, ISO 8601 with offset. */
export const Instant = z.iso.datetime({ offset: true }).refine(hasYear, { error: 'year-zero' });

/** Cursor and size of a page. */
export const PageQuery = z.strictObject({
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
});

export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), next: z.string().nullable() });

/** A job that was given up, without its data, which may be personal. */
export const FailedJobView = z.object({
  queue: z.string(),
  jobId: z.string(),
  /** What was being done, e.g. `certificate.issued → credentials.make-paper`. */
  name: z.string(),
  /** First line of the last fault, in English for developers. */
  reason: z.string(),
  failedAt: Instant,
  attempts: z.int(),
});
export const FailedJobs = z.object({ items: z.array(FailedJobView) });
export const FailedJobRetry = z.strictObject({
  queue: z.string().min(1).max(100),
  jobId: z.string().min(1).max(300),
});
