export * from './identity-api.module';
export * from './session';
