export * from './step-access';
