// Only `export *`: a name passed on one by one draws all of this into whichever page asks for one of them.
export * from './vault/phone-full-error';
export * from './vault/shelves';
export * from './vault/phone-vault';
export * from './outbox/entry';
export * from './outbox/back-off';
export * from './outbox/drain';
export * from './outbox/line';
export * from './outbox/memory-shelves';
export * from './outbox/new-id';
export * from './outbox/next-batch';
export * from './outbox/outbox';
export * from './outbox/verdict';
export * from './outbox/entry-rows';
export * from './outbox/unsent';
export * from './outbox/sync-tag';
export * from './outbox/one-at-a-time';
