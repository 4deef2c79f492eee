import * as z from 'zod';

/** Stable code of a stage, module or step within a programme: lower case, digits, hyphens. */
export const Code = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(60);
