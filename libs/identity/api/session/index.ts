export * from './session-token';
export * from './session.guard';
export * from './sessions.query';
