export * from './recordings/recordings.routes';
