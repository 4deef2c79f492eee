import { InjectionToken } from '@angular/core';

/** Where a shell's bell leads; each shell has its own inbox page. */
export const INBOX_PATH = new InjectionToken<string>('INBOX_PATH');
