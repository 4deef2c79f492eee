export * from './learner';
export * from './versions';
