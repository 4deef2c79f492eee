// What other rooms that pass through the same gate share: the dialog, what a reader does, what she herself is told.
export * from './restricting';
export * from './restriction-aside';
export * from './trusted-card';
export * from './words';
