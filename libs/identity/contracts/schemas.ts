export * from './activation.schemas';
export * from './administration.schemas';
export * from './erasure.schemas';
export * from './own-phone.schemas';
export * from './person.schemas';
export * from './session.schemas';
