export * from './cohort.schemas';
export * from './member.schemas';
