import type { Provider } from '@nestjs/common';
import { SETTINGS, type Settings } from '@pijar/shared/api';
import { BeginUploadService } from './begin-upload.service';
import { DiscardFileService } from './discard-file.service';
import { FileAccessQuery } from './file-access.query';
import { FileBytesService } from './file-bytes.service';
import { FileCheckService } from './file-check.service';
import { TusServer } from './tus-server';
import { TusUploads } from './tus-uploads';
import { openUploadStore, UPLOAD_STORE } from './upload-store';
import { UploadsQuery } from './uploads.query';

/** Everything about files that people hand in. */
export const filesProviders: Provider[] = [
  {
    provide: UPLOAD_STORE,
    inject: [SETTINGS],
    useFactory: (settings: Settings) => openUploadStore(settings),
  },
  UploadsQuery,
  BeginUploadService,
  FileCheckService,
  DiscardFileService,
  TusServer,
  TusUploads,
  FileAccessQuery,
  FileBytesService,
];
