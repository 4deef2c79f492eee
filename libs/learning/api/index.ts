export * from './progress/step-reports';
