export { type BackupOptions, createBackup } from './create-backup';
export type { Manifest } from './manifest';
export { restoreBackup, type RestoreOptions, type SchemaHistory } from './restore-backup';
