export * from './events';
export * from './limits';
export * from './queue-events';
export * from './review-media.routes';
export * from './reversal';
export * from './routes';
export * from './safeguarding';
export * from './transitions';
export type * from './types';
