import type * as z from 'zod';
import type * as schemas from './schemas';

export * from './glossary-word';
export * from './outline';
export * from './plain-text';
export * from './recordings/events';
export * from './recordings/limits';
export * from './recordings/routes';
export * from './right-answer';
export * from './routes';
export * from './score-quiz';

export type StageCondition = z.infer<typeof schemas.StageCondition>;
export type StageRule = z.infer<typeof schemas.StageRule>;
export type LessonSound = z.infer<typeof schemas.LessonSound>;
export type LessonBody = z.infer<typeof schemas.LessonBody>;
export type QuizBody = z.infer<typeof schemas.QuizBody>;
export type Question = z.infer<typeof schemas.Question>;
export type Answer = z.infer<typeof schemas.Answer>;
export type AssignmentBody = z.infer<typeof schemas.AssignmentBody>;
export type Rubric = z.infer<typeof schemas.Rubric>;
export type SampleSet = z.infer<typeof schemas.SampleSet>;
export type Criterion = z.infer<typeof schemas.Criterion>;
export type StepKind = z.infer<typeof schemas.StepKind>;
export type HandInKind = AssignmentBody['suggested'];
