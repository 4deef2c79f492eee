import { EventStream } from '@pijar/shared/api';
import { queueEvents, type QueueMoved, type QueueStreamEnd } from '@pijar/submissions/contracts';
import type { QueueStanding } from './queue-standing.query';

/** Milliseconds that news are gathered before they go out as one. */
const gatherMs = 150;
/** More ids than this are not named. */
const mostIds = 50;
/** A reader who was behind at so many beats is gone. */
const mostMissedBeats = 3;

/** One open page. It keeps one note of what has moved, however much does and however slow she is. */
export class QueueStream {
  readonly out = new EventStream(() => this.flush());
  /** Null until it is known what she may hear. */
  standing: QueueStanding | null = null;
  /** Undefined: nothing has moved; null: too much to name. */
  private moved: Set<string> | null | undefined = undefined;
  private hasMissed = false;
  private gathering: NodeJS.Timeout | undefined;
  private missedBeats = 0;

  constructor(
    readonly sessionId: string,
    readonly personId: string,
  ) {
    this.out.once('close', () => clearTimeout(this.gathering));
  }

  begin(standing: QueueStanding): void {
    this.standing = standing;
    this.out.say(queueEvents.ready);
  }

  /** @param submissionIds null: not to be named */
  tell(submissionIds: readonly string[] | null): void {
    const all =
      submissionIds && this.moved !== null ? [...(this.moved ?? []), ...submissionIds] : [];
    const isNameable = submissionIds !== null && this.moved !== null && all.length <= mostIds;
    this.moved = isNameable ? new Set(all) : null;
    this.gathering ??= setTimeout(() => {
      this.gathering = undefined;
      this.flush();
    }, gatherMs);
  }

  /** Something may have been missed. */
  tellMissed(): void {
    this.hasMissed = true;
    this.flush();
  }

  beat(): void {
    if (this.out.say(queueEvents.beat)) this.missedBeats = 0;
    else if (++this.missedBeats >= mostMissedBeats) this.out.destroy();
  }

  end(reason: QueueStreamEnd['reason']): void {
    this.out.end(queueEvents.end, { reason } satisfies QueueStreamEnd);
  }

  private flush(): void {
    if (!this.out.isReady || this.gathering || !this.standing) return;
    if (this.hasMissed) {
      this.hasMissed = false;
      this.moved = undefined;
      this.out.say(queueEvents.missed);
    } else if (this.moved !== undefined) {
      const submissionIds = this.moved && [...this.moved];
      this.moved = undefined;
      this.out.say(queueEvents.moved, { submissionIds } satisfies QueueMoved);
    }
  }
}
