export * from './events';
export * from './clinic.routes';
export * from './session.routes';
