import type { PathView, StagePath } from '@pijar/learning/contracts';

const NAME = 'pijar.stagesSeen';
/** A stage that was finished longer ago is no news any more, e.g. on a new phone. */
const NEWS_DAYS = 14;

/** The newest stage that was finished and not celebrated on this phone yet. */
export function freshlyFinished(path: PathView, now: number): StagePath | null {
  const seen = read();
  const news = path.stages.filter(
    (stage) =>
      stage.state === 'done' &&
      stage.doneAt !== null &&
      now - Date.parse(stage.doneAt) < NEWS_DAYS * 86_400_000 &&
      !seen.includes(nameOf(path, stage)),
  );
  return news.at(-1) ?? null;
}

/** Remembers that all finished stages were celebrated. */
export function markSeen(path: PathView): void {
  const done = path.stages.filter((stage) => stage.state === 'done');
  const names = done.map((stage) => nameOf(path, stage));
  try {
    localStorage.setItem(NAME, JSON.stringify([...new Set([...read(), ...names])].slice(-60)));
  } catch {
    // Without storage the card comes again next time: better than never.
  }
}

const nameOf = (path: PathView, stage: StagePath): string =>
  `${path.membershipId}/${stage.stageId}`;

function read(): string[] {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(NAME) ?? '[]');
    return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
  } catch {
    return [];
  }
}
