export { PhoneFullError } from './vault/phone-full-error';
export { Shelves, type ChangeOutcome, type KeptCount } from './vault/shelves';
export { PhoneVault, type KeptAccount, type OpenedVault } from './vault/phone-vault';
export type { Channel, Entry, EntryState, Line, LineAnswer, Verdict } from './outbox/entry';
