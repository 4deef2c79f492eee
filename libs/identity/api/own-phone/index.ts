export * from './device-contacts';
export * from './own-phone.controller';
export * from './recovery-keys';
