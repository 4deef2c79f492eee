export * from './background';
export * from './database-options';
export * from './platform.module';
