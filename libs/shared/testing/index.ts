export * from './child-script';
export * from './fresh-database';
export * from './test-app';
export * from './redis';
export * from './until';
