/** What takes work to the server, in one piece of its own: fetched when something is to go, no part of the first page. */
export { backOff, lineOf } from '@pijar/shared/phone';
export { bringFile, handInAttempt } from '@pijar/submissions/phone';
