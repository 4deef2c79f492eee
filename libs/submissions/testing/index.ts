export * from './file-stores';
export * from './sample-files';
export * from './scene';
export * from './uploads';
export * from './acting';
export * from './grading';
