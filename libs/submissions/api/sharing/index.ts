export * from './sharing-watch';
export * from './sharing.controller';
export * from './sharing.service';
export * from './work-sharing.service';
