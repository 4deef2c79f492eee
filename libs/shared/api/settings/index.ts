export * from './public-origin';
export * from './settings';
export * from './smtp-settings';
export * from './startup-fault';
export * from './whatsapp-settings';
export * from './secret-settings';
