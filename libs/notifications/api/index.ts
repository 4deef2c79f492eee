export * from './notifications-api.module';
