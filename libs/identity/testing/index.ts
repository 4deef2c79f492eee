export * from './people';
export * from './answers';
