export * from './cohort-access';
export * from './membership-starts';
