export * from './access';
export * from './learning-api.module';
export * from './progress';
