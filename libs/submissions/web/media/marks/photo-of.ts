import { FileView } from '@pijar/submissions/contracts';
import { contentOf, previewOf } from '../../work/file-address';
import { Photo } from './marked-photo';

/** Where nobody measured it: as most phones take them. */
const USUAL = { width: 1600, height: 1200 };

const sizeOf = ({ width, height }: FileView) => (width && height ? { width, height } : USUAL);

/** A photo in full. Its size counts for the small one as well: marks are shares. */
export const photoOf = (file: FileView): Photo => ({ address: contentOf(file), ...sizeOf(file) });

export const smallPhotoOf = (file: FileView): Photo => ({
  address: previewOf(file),
  ...sizeOf(file),
});
