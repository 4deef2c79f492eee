export * from './access';
export * from './learning-api.module';
export * from './path';
export * from './progress';
export { DueDates } from './step/due-dates.service';
export * from './versions';
