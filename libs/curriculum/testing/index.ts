export * from './programmes';
export * from './next-version';
