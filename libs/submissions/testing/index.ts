export * from './sample-files';
export * from './scene';
export * from './uploads';
