export * from './access';
export * from './cohorts-api.module';
