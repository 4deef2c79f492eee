export * from './event-handlers';
export * from './outbox';
export type { OutboxRelay, OutboxRelayOptions } from './outbox-relay';
export * from './start-events';
export { deliver } from './event-delivery';
