import { ASK_MS, LineState, Moved, NewsSource, QueueLine } from './queue-line';

class Source implements NewsSource {
  readonly heard = new Map<string, (event: { data?: unknown }) => void>();
  isOpen = true;
  addEventListener(name: string, hear: (event: { data?: unknown }) => void): void {
    this.heard.set(name, hear);
  }
  close(): void {
    this.isOpen = false;
  }
  say(name: string, data: object = {}): void {
    this.heard.get(name)!({ data: JSON.stringify(data) });
  }
}

describe('the line to the news of the queue', () => {
  let sources: Source[];
  let heard: Moved[];
  let states: LineState[];
  let isOnline: boolean;
  let line: QueueLine;
  const last = () => sources.at(-1)!;

  beforeEach(() => {
    jest.useFakeTimers();
    sources = [];
    heard = [];
    states = [];
    isOnline = true;
    line = new QueueLine({
      open: () => {
        sources.push(new Source());
        return last();
      },
      hear: (moved) => void heard.push(moved),
      changed: (state) => void states.push(state),
      isOnline: () => isOnline,
      chance: () => 1,
    });
    line.start();
  });
  afterEach(() => {
    line.stop();
    jest.useRealTimers();
  });

  it('asks once when it begins to hear, and then when something moves or was missed', () => {
    expect(heard).toEqual([]);
    last().say('ready');
    last().say('moved', { submissionIds: ['a'] });
    last().say('beat');
    last().say('missed');
    expect(heard).toEqual([null, ['a'], null]);
    jest.advanceTimersByTime(50_000);
    expect([heard.length, states]).toEqual([3, ['live']]);
  });

  it('asks every 20 seconds while it is refused, and tries again less and less often', () => {
    for (const pause of [1, 2, 4, 8, 16, 32, 60, 60]) {
      last().say('error');
      const tries = sources.length;
      jest.advanceTimersByTime(pause * 1_000 - 1);
      expect(sources).toHaveLength(tries);
      jest.advanceTimersByTime(1);
      expect(sources).toHaveLength(tries + 1);
    }
    expect(states).toEqual(['asking']);
    expect(heard).toHaveLength(Math.floor(183_000 / ASK_MS));
    last().say('ready');
    const { length } = heard;
    jest.advanceTimersByTime(30_000);
    expect([heard.length, states]).toEqual([length, ['asking', 'live']]);
  });

  it('does not rely on a stream that fell silent', () => {
    last().say('ready');
    jest.advanceTimersByTime(59_999);
    expect(states).toEqual(['live']);
    jest.advanceTimersByTime(1);
    expect([states, sources[0]!.isOpen]).toEqual([['live', 'asking'], false]);
    sources[0]!.say('moved', { submissionIds: ['late'] });
    expect(heard).toEqual([null]);
  });

  it('comes back soon after a stop of the server or a change of her cohorts', () => {
    last().say('ready');
    last().say('end', { reason: 'closing' });
    jest.advanceTimersByTime(2_500);
    expect([sources.length, states]).toEqual([2, ['live']]);
    last().say('ready');
    last().say('end', { reason: 'access' });
    expect(heard).toEqual([null, null, null]);
    jest.advanceTimersByTime(2_500);
    expect(sources).toHaveLength(3);
  });

  it.each(['session', 'crowded'] as const)('asks instead after an end for «%s»', (reason) => {
    last().say('ready');
    last().say('end', { reason });
    jest.advanceTimersByTime(200_000);
    expect([sources.length, states]).toEqual([1, ['live', 'asking']]);
    expect(heard.length).toBeGreaterThan(5);
  });

  it('does nothing while nobody looks or there is no signal', () => {
    last().say('error');
    isOnline = false;
    jest.advanceTimersByTime(60_000);
    expect(heard).toEqual([]);
    line.stop();
    const { length } = sources;
    jest.advanceTimersByTime(600_000);
    expect([heard, sources.length, states.at(-1)]).toEqual([[], length, 'off']);
  });

  it('does not wait when there is signal again', () => {
    for (let n = 0; n < 5; n++) {
      last().say('error');
      jest.advanceTimersByTime(1_000 * 2 ** n);
    }
    last().say('error');
    const { length } = sources;
    line.hurry();
    expect([sources.length, heard.at(-1)]).toEqual([length + 1, null]);
    line.hurry();
    expect(sources).toHaveLength(length + 1);
  });
});
