export * from './running-postgres';
export * from './start-embedded-postgres';
export * from './startup-fault';
