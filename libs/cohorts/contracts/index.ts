export * from './cohort.routes';
export * from './events';
export * from './member.routes';
export * from './membership-states';
export * from './regions';
export * from './sheet';
export * from './holiday.routes';
