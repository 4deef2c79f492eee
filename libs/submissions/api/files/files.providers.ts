import type { Provider } from '@nestjs/common';
import { BeginUploadService } from './begin-upload.service';
import { DiscardFileService } from './discard-file.service';
import { FileAccessQuery } from './file-access.query';
import { FileBytesService } from './file-bytes.service';
import { FileCheckService } from './file-check.service';
import { HandOut } from './hand-out';
import { IncomingStore } from './incoming-store';
import { MessageFiles } from './message-files';
import { ReuseFileService } from './reuse-file.service';
import { TusServer } from './tus-server';
import { TusUploads } from './tus-uploads';
import { UploadsQuery } from './uploads.query';

/** Everything about files that people hand in. */
export const filesProviders: Provider[] = [
  IncomingStore,
  MessageFiles,
  UploadsQuery,
  BeginUploadService,
  FileCheckService,
  DiscardFileService,
  ReuseFileService,
  TusServer,
  TusUploads,
  FileAccessQuery,
  HandOut,
  FileBytesService,
];
