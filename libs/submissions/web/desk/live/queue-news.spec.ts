import { Component, inject, signal } from '@angular/core';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { Connection } from '@pijar/shared/web';
import { queueEvents } from '@pijar/submissions/contracts';
import { QueueNews } from './queue-news';

class Source extends EventTarget {
  static all: Source[] = [];
  isOpen = true;
  constructor(readonly address: string) {
    super();
    Source.all.push(this);
  }
  close(): void {
    this.isOpen = false;
  }
  say(name: string, data: object = {}): void {
    this.dispatchEvent(new MessageEvent(name, { data: JSON.stringify(data) }));
  }
}

const heard: (string[] | null)[] = [];

@Component({ selector: 'pijar-page', template: '' })
class Page {
  constructor() {
    inject(QueueNews).listen((moved) => heard.push(moved && [...moved]));
  }
}

describe('the news of the desk', () => {
  let page: ComponentFixture<Page>;
  const last = () => Source.all.at(-1)!;
  const see = (state: DocumentVisibilityState) => {
    jest.spyOn(document, 'visibilityState', 'get').mockReturnValue(state);
    document.dispatchEvent(new Event('visibilitychange'));
  };

  beforeEach(() => {
    jest.useFakeTimers();
    Source.all = [];
    heard.length = 0;
    Object.assign(window, { EventSource: Source });
    jest.spyOn(document, 'visibilityState', 'get').mockReturnValue('visible');
    TestBed.configureTestingModule({
      providers: [QueueNews, { provide: Connection, useValue: { isOnline: signal(true) } }],
    });
    page = TestBed.createComponent(Page);
    last().say(queueEvents.ready);
    jest.advanceTimersByTime(10_000);
    heard.length = 0;
  });
  afterEach(() => {
    TestBed.resetTestingModule();
    jest.restoreAllMocks();
    jest.useRealTimers();
  });

  it('make one or two times of asking of a hundred changes within two seconds', () => {
    for (let n = 0; n < 100; n++) {
      last().say(queueEvents.moved, { submissionIds: [`${n}`] });
      jest.advanceTimersByTime(20);
    }
    jest.advanceTimersByTime(10_000);
    expect(heard).toHaveLength(2);
    expect(new Set(heard.flat()).size).toBe(100);
  });

  it('come half a second after one change', () => {
    last().say(queueEvents.moved, { submissionIds: ['a'] });
    jest.advanceTimersByTime(299);
    expect(heard).toEqual([]);
    jest.advanceTimersByTime(1);
    expect(heard).toEqual([['a']]);
  });

  it('stop while nobody looks, and are asked for when somebody does again', () => {
    last().say(queueEvents.moved, { submissionIds: ['a'] });
    see('hidden');
    jest.advanceTimersByTime(600_000);
    expect([heard, Source.all.map(({ isOpen }) => isOpen)]).toEqual([[], [false]]);
    see('visible');
    jest.advanceTimersByTime(300);
    expect([heard, last().isOpen]).toEqual([[null], true]);
    expect(last().address).toBe('/api/v1/review-queue/events?ngsw-bypass=true');
  });

  it('are told to nobody who has left', () => {
    page.destroy();
    last().say(queueEvents.missed);
    jest.advanceTimersByTime(10_000);
    expect(heard).toEqual([]);
  });
});
