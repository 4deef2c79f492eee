/** Milliseconds; a file that a browser cannot play may never say anything. */
const PATIENCE = 5_000;

/** How long a sound plays, in whole seconds, where this browser can tell. */
export function measuredSeconds(file: Blob): Promise<number | undefined> {
  const address = URL.createObjectURL(file);
  const audio = new Audio();
  return new Promise<number | undefined>((resolve) => {
    const tell = () => resolve(Math.max(1, Math.round(audio.duration)) || undefined);
    audio.onloadedmetadata = () => {
      if (Number.isFinite(audio.duration)) tell();
      // A file that was recorded in a browser knows its length only once it was gone through.
      else audio.currentTime = 1e7;
    };
    audio.ondurationchange = () => Number.isFinite(audio.duration) && tell();
    audio.onerror = () => resolve(undefined);
    setTimeout(() => resolve(undefined), PATIENCE);
    audio.preload = 'metadata';
    audio.src = address;
  }).finally(() => URL.revokeObjectURL(address));
}
