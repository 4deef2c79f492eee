export * from './cohorts';
export * from './cast';
