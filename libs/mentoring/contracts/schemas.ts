export * from './pair.schemas';
