// What hardly anybody ever sees on an assignment: one download for all of it, when it is needed.
export * from '../reversal/reversed-note';
export * from '../safeguarding/trusted-card';
