export * from './app-shell';
export * from './fact';
export * from './fact-channel';
export * from './fact-face';
export * from './media-shelf';
export * from './fetch-media';
export * from './own-files';
export * from './answer-own';
