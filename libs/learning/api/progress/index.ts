export * from './step-reports';
