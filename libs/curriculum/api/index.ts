export * from './curriculum-api.module';
export * from './outline/module-contents';
export { Glossary } from './glossary/glossary';
export * from './outline/programme-outlines';
export * from './outline/step-kinds';
export * from './pack';
export { LessonRecordings } from './recordings/lesson-recordings';
