export * from './read-code';
export * from './read-pdf';
