export * from './insights-api.module';
