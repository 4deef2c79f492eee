export * from './submissions-api.module';
export { awayUntil, isAwayAt } from './availability/availability.sql';
