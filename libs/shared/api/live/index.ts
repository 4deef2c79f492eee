export * from './event-stream';
export * from './live';
export * from './live-news';
