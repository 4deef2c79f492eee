export * from './pair.routes';
