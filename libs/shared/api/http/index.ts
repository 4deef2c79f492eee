export { askAgain } from './conditional-get';
export * from './configure-app';
export * from './operation';
export { problemOf, sendProblem } from './problem.filter';
export * from './problems';
export { rawBodyOf } from './json-body';
