export * from './secret-rules';
export * from './secrets';
