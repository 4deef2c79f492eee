export * from './built-in-packs';
export * from './load-pack';
export { faultLine, PackRefused, type PackFault } from './pack-fault';
export { readPack } from './read-pack';
