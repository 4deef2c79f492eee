export * from './running-postgres';
export * from './start-embedded-postgres';
