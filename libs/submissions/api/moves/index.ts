export * from './submission-moves';
export * from './submission-row';
