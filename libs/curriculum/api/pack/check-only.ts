/** What tools/content-check.mjs needs: reading and checking, no database. */
export { PackRefused } from './pack-fault';
export { readPack } from './read-pack';
export { readGlossary } from '../glossary/read-glossary';
