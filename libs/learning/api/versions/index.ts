export * from './same-steps.sql';
export * from './version-changes';
