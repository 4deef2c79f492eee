export { databaseUser } from './database-user';
export * from './running-postgres';
export * from './start-embedded-postgres';
