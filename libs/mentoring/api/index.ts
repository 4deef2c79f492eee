export * from './access/pair-access';
export * from './mentoring-api.module';
export * from './notes/rotate-notes';
