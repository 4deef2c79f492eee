/** UTF-16 units. */
export const maxMessageLength = 4_000;
/** Of one person, in any hour. */
export const messagesPerHour = 60;
/** Messages that are read at a time. */
export const messagesAtOnce = 50;
