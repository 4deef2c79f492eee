export * from './cohort-in-motion';
