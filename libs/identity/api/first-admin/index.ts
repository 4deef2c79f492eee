export * from './first-admin';
