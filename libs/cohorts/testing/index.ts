export * from './cohorts';
