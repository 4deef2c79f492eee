export * from './cursor';
export * from './read-cursor';
