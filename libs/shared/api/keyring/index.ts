export * from './keyring';
export * from './secret-file';
