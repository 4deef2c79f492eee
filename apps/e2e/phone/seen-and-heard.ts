import type { Page } from 'playwright-core';

/** Bytes that the browser counts for the product. */
export const used = (page: Page): Promise<number> =>
  page.evaluate(async () => (await navigator.storage.estimate()).usage!);

export const mediaKept = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith('pijar-media'));
    const kept = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return kept.flat().map(({ url }) => url);
  });

/** Whether a picture is there to be seen. Runs in the page. */
export async function isDrawn(picture: Element): Promise<boolean> {
  const image = picture as HTMLImageElement;
  await image.decode();
  return image.naturalWidth > 0 && image.getBoundingClientRect().width > 0;
}

/** Whether the picture inside a drawing has come. Runs in the page. */
export async function isShown(picture: Element): Promise<boolean> {
  const image = new Image();
  image.src = picture.getAttribute('href')!;
  await image.decode();
  return image.naturalWidth > 0 && picture.getBoundingClientRect().width > 0;
}

/** Goes to a second of a sound that plays; its length in seconds. Runs in the page. */
export async function seekTo(element: Element, second: number): Promise<number> {
  const audio = element as HTMLAudioElement;
  while (!(audio.duration > 0)) await new Promise(requestAnimationFrame);
  audio.currentTime = second;
  await new Promise((resolve) => audio.addEventListener('seeked', resolve, { once: true }));
  return audio.duration;
}
