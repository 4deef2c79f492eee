export * from './clinic.schemas';
export * from './session.schemas';
