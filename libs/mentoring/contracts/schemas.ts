export * from './message.schemas';
export * from './pair.schemas';
