export * from './erasure';
export * from './erasure-requests.service';
export * from './erasure.controller';
