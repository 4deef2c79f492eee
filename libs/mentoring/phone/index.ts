export * from './message';
export * from './message-channel';
export * from './message-face';
export * from './actions/action-deed';
export * from './actions/action-channel';
export * from './actions/action-face';
