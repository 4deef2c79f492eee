export * from './programmes';
export * from './next-version';
export * from './sounds';
