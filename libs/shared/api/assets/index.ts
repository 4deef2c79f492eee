export * from './app-version';
export * from './asset-folder';
