/** Bytes that stay free for her own work: photos and voice notes come before lessons. */
const RESERVE = 60 * 1024 * 1024;

export interface StorageRoom {
  /** Bytes that this page uses on the phone, of all who use it; null when the browser does not tell. */
  used: number | null;
  /** Bytes that the browser lets it use. */
  quota: number | null;
  /** The browser has promised not to clear it when the phone runs full. */
  isPersistent: boolean;
}

export async function storageRoom(): Promise<StorageRoom> {
  const storage = navigator.storage as StorageManager | undefined;
  const estimate = await storage?.estimate?.().catch(() => null);
  const isPersistent = (await storage?.persisted?.().catch(() => false)) ?? false;
  return { used: estimate?.usage ?? null, quota: estimate?.quota ?? null, isPersistent };
}

/** Whether `bytes` more still leave room for her own work. Unknown counts as yes: a full phone is told when it happens. */
export const hasRoomFor = ({ used, quota }: StorageRoom, bytes: number): boolean =>
  used === null || quota === null || quota - used - bytes > Math.min(RESERVE, quota * 0.05);

/** The phone is nearly full for this page: worth a word before it hurts. */
export const isNearlyFull = (room: StorageRoom): boolean => !hasRoomFor(room, 0);

/** Safari clears what a page keeps after a week without a visit, unless it is on the home screen. */
export const needsHomeScreen = (): boolean => {
  const isApple = /iPhone|iPad|iPod/.test(navigator.userAgent);
  return isApple && !matchMedia('(display-mode: standalone)').matches;
};
