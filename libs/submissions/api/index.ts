export * from './submissions-api.module';
