export * from './child-script';
export * from './free-port';
export * from './deliver-events';
export * from './fresh-database';
export * from './redis';
export * from './s3';
export * from './test-app';
export * from './until';
