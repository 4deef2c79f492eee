export type { JobBackendSettings, Report } from './job-backend';
export type { JobHandler, JobRun, WorkerSettings } from './job-worker';
export * from './jobs';
export { defineQueue, type QueueDefinition } from './queue-definition';
