export * from './settings';
export * from './startup-fault';
