export * from './message.schemas';
export * from './pair.schemas';
export * from './action.schemas';
export * from './people.schemas';
export * from './check-in.schemas';
export * from './safeguarding.schemas';
export * from './note.schemas';
