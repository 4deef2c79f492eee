// What shows photos and plays voices, for conversations as well; fetched when there is something to see or hear.
export * from './desk/work/lightbox';
export * from './media/words';
export * from './voice/audio-player';
export * from './work/file-address';
export { deskWords } from './words';
