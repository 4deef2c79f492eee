export * from './message';
export * from './message-channel';
export * from './message-face';
