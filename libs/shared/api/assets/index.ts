export * from './asset-folder';
