export * from './session.schemas';
