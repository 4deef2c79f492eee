export * from './daily-reminders';
export * from './quiet-memberships.query';
