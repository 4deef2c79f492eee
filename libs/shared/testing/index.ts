export * from './child-script';
export * from './fresh-database';
export * from './until';
