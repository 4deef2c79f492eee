export * from './assets';
export * from './embedded-postgres';
