import type { ModuleWeight } from '@pijar/learning/contracts';

type Media = ModuleWeight['media'];

/** What of a module's pictures and sounds this phone needs: of a sound in two formats, the smaller that it plays. */
export function wantedMedia(
  { media }: ModuleWeight,
  withSound: boolean,
  plays: (type: string) => boolean = playsHere,
): Media {
  if (!withSound) return media.filter(({ type }) => !isSound(type));
  const isBetter = ({ insteadOf, type }: Media[number]) => insteadOf !== null && plays(type);
  const replaced = new Set(media.filter(isBetter).map(({ insteadOf }) => insteadOf));
  return media
    .filter((each) => each.insteadOf === null || isBetter(each))
    .filter(({ url }) => !replaced.has(url));
}

const isSound = (type: string): boolean => type.startsWith('audio/');

const playsHere = (type: string): boolean =>
  new Audio().canPlayType(`${type}; codecs="opus"`) !== '';
