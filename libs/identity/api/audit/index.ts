export * from './audit-log.query';
export * from './audit.controller';
