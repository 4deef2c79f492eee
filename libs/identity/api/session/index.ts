export * from './caller';
export * from './person-words';
export * from './session-cookies';
export * from './session-token';
export * from './session-view.query';
export * from './session.guard';
export * from './sessions.query';
export * from './sessions.service';
export { accountTryKeys } from './sign-in.service';
