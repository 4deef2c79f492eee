export * from './public-origin';
export * from './settings';
export * from './startup-fault';
