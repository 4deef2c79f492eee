import type { Problem } from '@pijar/shared/contracts';
import { backOff, waitsUntil } from './back-off';
import type { Entry, Line, Verdict } from './entry';
import type { EntryRows } from './entry-rows';
import { isSilence } from './line';
import { nextBatch, type Batch, type Channels } from './next-batch';

/** `done`: nothing is left that may be tried now. `unreachable`: no server. `not-hers`: she has to sign in first. */
export type DrainEnd = 'done' | 'unreachable' | 'not-hers' | 'stopped';

/** One go through somebody's outbox. Whoever runs it holds the outbox's lock. */
export class Drain {
  /** What failed a moment ago waits for the next occasion. */
  readonly #tried = new Set<string>();

  constructor(
    private readonly rows: EntryRows,
    private readonly channels: Channels,
    private readonly line: Line,
    private readonly now: () => number,
    private readonly chance: () => number,
  ) {}

  /** Sends batch after batch; `until` in milliseconds: what may be tried only later is left. */
  async run(until: number): Promise<DrainEnd> {
    const isDue = ({ id, notBefore }: Entry) =>
      !this.#tried.has(id) && waitsUntil(notBefore, this.now()) <= until;
    await this.#takeOver();
    for (;;) {
      if (this.line.stop.aborted) return 'stopped';
      const batch = nextBatch(await this.#upToDate(), this.channels, isDue);
      if (!batch) return 'done';
      for (const { id } of batch.entries) this.#tried.add(id);
      const end = await this.#send(batch);
      if (end) return end;
    }
  }

  /** Nobody else sends: what is marked so was left by a drain that was killed, and goes again under the same id. */
  async #takeOver(): Promise<void> {
    const left = (await this.rows.all()).filter(({ state }) => state.at === 'sending');
    await Promise.all(
      left.map(({ id }) => this.rows.change(id, (now) => ({ ...now, ...waiting }))),
    );
  }

  /** Everything in the outbox, in the shapes of this build. What cannot be used any more is shown as rejected. */
  async #upToDate(): Promise<Entry[]> {
    const entries = await this.rows.all();
    const old = entries.flatMap((entry) => {
      const channel = this.channels.find(({ kind }) => kind === entry.kind);
      const isOld = channel && entry.schema < channel.schema && entry.state.at === 'waiting';
      return isOld ? [{ entry, channel }] : [];
    });
    if (old.length === 0) return entries;
    for (const { entry, channel } of old) {
      const payload = channel.migrate(entry.payload, entry.schema);
      const next: Partial<Entry> =
        payload === null
          ? { state: { at: 'rejected', problem: outdated } }
          : { payload, schema: channel.schema };
      await this.rows.change(entry.id, (now) => ({ ...now, ...next }));
    }
    this.rows.news.tell();
    return this.rows.all();
  }

  async #send({ channel, entries }: Batch): Promise<DrainEnd | null> {
    const going = await this.#mark(entries);
    if (going.length === 0) return null;
    let isSilent = false;
    const watched: Line = {
      ...this.line,
      call: async (...request) => {
        const answer = await this.line.call(...request);
        isSilent = isSilence(answer);
        return answer;
      },
    };
    const verdicts = await channel
      .send(going, watched)
      .catch((): Verdict[] => going.map(() => ({ is: 'later' })));
    await this.#judge(going, verdicts, channel.keepsReceipts);
    if (verdicts.some(({ is }) => is === 'not-hers')) return 'not-hers';
    return isSilent ? 'unreachable' : null;
  }

  /** Says that they are on their way, before they are. Without those that were taken back meanwhile. */
  async #mark(entries: readonly Entry[]): Promise<Entry[]> {
    const marked = await Promise.all(
      entries.map(async ({ id }) => {
        let going: Entry | null = null;
        const outcome = await this.rows.change(id, (entry) => {
          const isWaiting = entry.state.at === 'waiting';
          going = isWaiting ? { ...entry, state: { at: 'sending' }, tries: entry.tries + 1 } : null;
          return going ?? entry;
        });
        return outcome === 'changed' ? (going as Entry | null) : null;
      }),
    );
    this.rows.news.tell();
    return marked.filter((entry) => entry !== null);
  }

  async #judge(
    entries: readonly Entry[],
    verdicts: readonly Verdict[],
    keepsReceipts: boolean,
  ): Promise<void> {
    const judged = entries.map((entry, at) => ({
      entry,
      verdict: verdicts[at] ?? ({ is: 'later' } as const),
    }));
    const receivedAt = new Date(this.now()).toISOString();
    const notes = judged.flatMap(({ entry: { id, kind, payload, isSilent }, verdict }) =>
      verdict.is === 'received' && !isSilent
        ? [{ id, kind, payload, receivedAt, receipt: verdict.receipt }]
        : [],
    );
    if (notes.length > 0) await this.rows.note(notes);
    const gone = judged.filter(({ verdict }) => verdict.is === 'received' && !keepsReceipts);
    const stay = judged.filter((each) => !gone.includes(each));
    await Promise.all(
      stay.map(({ entry, verdict }) =>
        this.rows.change(entry.id, (now) => ({ ...now, ...this.#after(entry, verdict) })),
      ),
    );
    await this.rows.remove(gone.map(({ entry }) => entry.id));
    this.rows.news.tell();
  }

  #after({ tries }: Entry, verdict: Verdict): Partial<Entry> {
    switch (verdict.is) {
      case 'received':
        return { state: { at: 'received', receipt: verdict.receipt } };
      case 'rejected':
        return { state: { at: 'rejected', problem: verdict.problem } };
      case 'not-hers':
        return { ...waiting, tries: tries - 1 };
      case 'later': {
        const pause = Math.max(backOff(tries, this.chance()), verdict.afterMs ?? 0);
        return { ...waiting, notBefore: this.now() + pause };
      }
    }
  }
}

const waiting: Pick<Entry, 'state'> = { state: { at: 'waiting' } };
const outdated: Problem = {
  type: '/problems/outdated',
  title: 'Written by a build whose shape this one cannot read',
  status: 0,
};
