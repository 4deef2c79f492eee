// Everything about the files of messages, fetched together when there are some: each way in of its own would cut what other pages
// share into more pieces.
export * from './enclosing';
export * from './keep-seen';
export * from './kept-files';
export * from './left-here';
export * from './sent-files';
