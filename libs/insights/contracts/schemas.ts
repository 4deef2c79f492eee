export * from './people.schemas';
export * from './summary.schemas';
export * from './timeline.schemas';
