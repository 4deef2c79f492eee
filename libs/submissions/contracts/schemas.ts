export * from './schemas/parts';
export * from './schemas/file';
export * from './schemas/feedback';
export * from './schemas/entry';
export * from './schemas/hand-in';
export * from './schemas/acting';
export * from './schemas/queue';
export * from './schemas/review';
