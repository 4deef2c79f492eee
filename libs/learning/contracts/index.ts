import type * as z from 'zod';
import type * as schemas from './schemas';

export * from './events';
export * from './routes';

export type StepState = z.infer<typeof schemas.StepState>;
export type StageState = z.infer<typeof schemas.StageState>;
export type MissingStep = z.infer<typeof schemas.MissingStep>;
export type Missing = z.infer<typeof schemas.Missing>;
export type StepLine = z.infer<typeof schemas.StepLine>;
export type ModulePath = z.infer<typeof schemas.ModulePath>;
export type StagePath = z.infer<typeof schemas.StagePath>;
export type NextStep = z.infer<typeof schemas.NextStep>;
export type PathView = z.infer<typeof schemas.PathView>;
export type HomeView = z.infer<typeof schemas.HomeView>;
export type MembershipParams = z.infer<typeof schemas.MembershipParams>;
export type StepParams = z.infer<typeof schemas.StepParams>;
export type StageParams = z.infer<typeof schemas.StageParams>;
export type StepView = z.infer<typeof schemas.StepView>;
export type Fact = z.infer<typeof schemas.Fact>;
export type FactsBody = z.infer<typeof schemas.FactsBody>;
export type FactAnswer = z.infer<typeof schemas.FactAnswer>;
export type FactsAnswer = z.infer<typeof schemas.FactsAnswer>;
export type TracksBody = z.infer<typeof schemas.TracksBody>;
export type WaiverBody = z.infer<typeof schemas.WaiverBody>;
export type DueBody = z.infer<typeof schemas.DueBody>;
