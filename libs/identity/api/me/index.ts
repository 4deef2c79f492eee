export * from './identity-data';
export * from './me.controller';
export * from './me.service';
export * from './my-data.service';
export * from './personal-data';
