import { TestBed } from '@angular/core/testing';
import { Connection } from './connection';

describe('Connection', () => {
  const ask = jest.fn();
  let connection: Connection;

  beforeEach(() => {
    jest.useFakeTimers();
    ask.mockReset();
    Object.assign(window, { fetch: ask });
    connection = TestBed.inject(Connection);
  });

  afterEach(() => jest.useRealTimers());

  it('believes the phone when it says that there is no signal', () => {
    window.dispatchEvent(new Event('offline'));
    expect(connection.state()).toBe('offline');
    window.dispatchEvent(new Event('online'));
    expect(connection.state()).toBe('online');
  });

  it('asks again by itself, less and less often, until there is an answer', async () => {
    ask.mockRejectedValueOnce(new TypeError('no network')).mockResolvedValueOnce({ ok: true });
    connection.failed();
    expect(connection.state()).toBe('unreachable');
    await jest.advanceTimersByTimeAsync(5_000);
    expect(ask).toHaveBeenCalledTimes(1);
    await jest.advanceTimersByTimeAsync(9_000);
    expect(ask).toHaveBeenCalledTimes(1);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(ask).toHaveBeenCalledTimes(2);
    expect(connection.state()).toBe('online');
  });

  it('is not put off by further failures', async () => {
    ask.mockResolvedValue({ ok: true });
    connection.failed();
    await jest.advanceTimersByTimeAsync(4_000);
    connection.failed();
    await jest.advanceTimersByTimeAsync(1_000);
    expect(connection.isOnline()).toBe(true);
  });

  it('asks at once when the signal is back', async () => {
    ask.mockResolvedValue({ ok: true });
    connection.failed();
    window.dispatchEvent(new Event('offline'));
    window.dispatchEvent(new Event('online'));
    await jest.advanceTimersByTimeAsync(0);
    expect(ask).toHaveBeenCalledTimes(1);
    expect(connection.isOnline()).toBe(true);
  });
});
