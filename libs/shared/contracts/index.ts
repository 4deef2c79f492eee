export * from './event';
export * from './jobs';
export * from './page';
export * from './problem';
export * from './route';
export * from './opening';
