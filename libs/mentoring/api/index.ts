export * from './access/pair-access';
export * from './mentoring-api.module';
export * from './check-ins/check-in-asking';
export * from './actions/action-reminders';
export * from './notes/rotate-notes';
