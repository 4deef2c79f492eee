export * from './stage-proofs';
export * from './stage-reopenings';
export * from './step-reports';
