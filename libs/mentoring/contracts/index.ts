export * from './events';
export * from './limits';
export * from './message.routes';
export * from './pair.routes';
export * from './action-list.route';
export * from './action.routes';
export * from './people.routes';
export * from './safeguarding';
