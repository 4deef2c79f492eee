import type * as z from 'zod';
import type * as schemas from './schemas';

export * from './events';

export type StepState = z.infer<typeof schemas.StepState>;
export type StageState = z.infer<typeof schemas.StageState>;
export type MissingStep = z.infer<typeof schemas.MissingStep>;
export type Missing = z.infer<typeof schemas.Missing>;
