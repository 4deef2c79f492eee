export * from './database-faults';
export * from './new-id';
