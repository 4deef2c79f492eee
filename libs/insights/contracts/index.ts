export * from './routes';
export * from './stuck';
