export * from './evaluate-stage-rule';
export * from './step-standing';
export * from './next-step';
export * from './test-moment';
