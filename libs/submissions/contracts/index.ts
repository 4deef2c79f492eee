export * from './events';
export * from './limits';
export * from './queue-events';
export * from './review-media.routes';
export * from './routes';
export * from './transitions';
export type * from './types';
