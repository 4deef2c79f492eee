export * from './workshops-api.module';
