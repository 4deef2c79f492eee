export * from './clean-row';
export * from './read-columns';
export * from './split-sheet';
