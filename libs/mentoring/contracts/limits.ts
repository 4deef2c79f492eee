/** UTF-16 units. */
export const maxMessageLength = 4_000;
/** Photos of one message; a voice note comes alone. */
export const maxPhotosOfMessage = 4;
/** Of one person, in any hour. */
export const messagesPerHour = 60;
/** Messages that are read at a time. */
export const messagesAtOnce = 50;
/** How people are asked after the programme where their organisation says nothing else: a year. */
export const usualRhythm = { weeks: 4, months: 11 } as const;
