export * from './cohort.schemas';
export * from './member.schemas';
export * from './holiday.schemas';
