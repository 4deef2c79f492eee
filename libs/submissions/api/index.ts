export * from './submissions-api.module';
export { MessageFiles, filesOfMessageJson, type MessageGate } from './files/message-files';
export { awayUntil, isAwayAt } from './availability/availability.sql';
export { readersOf } from './safeguarding/readers.sql';
export { TalkRestrictions, type TalkOwner } from './safeguarding/talk-restrictions';
