export * from './read-code';
export * from './read-pdf';
export * from './certificates';
