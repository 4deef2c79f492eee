import { urlOf } from '@pijar/shared/contracts';
import { FileView, fileContent, filePreview } from '@pijar/submissions/contracts';

/** Where the bytes of a file are. */
export const contentOf = (file: Pick<FileView, 'id'>): string =>
  urlOf(fileContent, { fileId: file.id });

/** A small picture of a photo (480 px), or the photo itself where there is none. */
export const previewOf = (file: Pick<FileView, 'id' | 'hasPreview'>): string =>
  file.hasPreview ? urlOf(filePreview, { fileId: file.id }) : contentOf(file);
