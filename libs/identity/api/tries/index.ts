export * from './try-limits';
