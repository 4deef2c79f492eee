export * from './audit';
export * from './clock';
export * from './database';
export * from './http';
export * from './idempotency';
export * from './settings';
export * from './platform';
