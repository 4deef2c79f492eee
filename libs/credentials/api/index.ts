export * from './credentials-api.module';
