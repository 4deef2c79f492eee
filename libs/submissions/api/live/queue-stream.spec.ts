import { until } from '@pijar/shared/testing';
import type { QueueStanding } from './queue-standing.query';
import { QueueStream } from './queue-stream';

const standing = { shape: '' } as QueueStanding;
const begun = () => {
  const stream = new QueueStream('session', 'person');
  stream.begin(standing);
  return stream;
};
const read = ({ out }: QueueStream) => String(out.read() ?? '');

describe('one open page', () => {
  it('hears what moved within a moment as one word', async () => {
    const stream = begun();
    stream.tell(['a', 'b']);
    stream.tell(['b', 'c']);
    await until(() => stream.out.readableLength > 30);
    expect(read(stream)).toBe(
      'event: ready\ndata: {}\n\nevent: moved\ndata: {"submissionIds":["a","b","c"]}\n\n',
    );
  });

  it('hears that too much moved to be named', async () => {
    const stream = begun();
    read(stream);
    for (let n = 0; n < 51; n++) stream.tell([String(n)]);
    await until(() => stream.out.readableLength > 0);
    expect(read(stream)).toBe('event: moved\ndata: {"submissionIds":null}\n\n');
  });

  it('costs a few kilobytes however much moves while nobody reads, and says it when somebody does', async () => {
    const stream = begun();
    while (stream.out.isReady) stream.beat();
    const before = stream.out.readableLength;
    for (let n = 0; n < 2_000; n++) stream.tell([crypto.randomUUID()]);
    expect(stream.out.readableLength).toBe(before);
    expect(before).toBeLessThan(8_192);
    read(stream);
    await until(() => stream.out.readableLength > 0);
    expect(read(stream)).toBe('event: moved\ndata: {"submissionIds":null}\n\n');
  });

  it('is let go when she has not read for three beats', () => {
    const stream = begun();
    while (stream.out.isReady) stream.beat();
    expect(stream.out.readableLength).toBeLessThan(8_192);
    for (let n = 0; n < 3; n++) {
      expect(stream.out.destroyed).toBe(false);
      stream.beat();
    }
    expect(stream.out.destroyed).toBe(true);
  });
});
