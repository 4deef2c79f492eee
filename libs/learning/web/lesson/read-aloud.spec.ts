import { TestBed } from '@angular/core/testing';
import { ReadAloud } from './read-aloud';

class FakeUtterance {
  onend: () => void = () => undefined;
  onerror: () => void = () => undefined;
  constructor(readonly text: string) {}
}

const spoken: FakeUtterance[] = [];
let voices: { lang: string; localService: boolean }[] = [];
let tellVoices: () => void = () => undefined;

beforeEach(() => {
  spoken.length = 0;
  voices = [
    { lang: 'en-US', localService: true },
    { lang: 'id-ID', localService: false },
    { lang: 'in_ID', localService: true },
  ];
  Object.assign(window, {
    SpeechSynthesisUtterance: FakeUtterance,
    speechSynthesis: {
      getVoices: () => voices,
      speak: (utterance: FakeUtterance) => spoken.push(utterance),
      cancel: () => spoken.at(-1)?.onerror(),
      addEventListener: (_: string, listener: () => void) => (tellVoices = listener),
      removeEventListener: () => undefined,
    },
  });
  TestBed.configureTestingModule({ providers: [ReadAloud] });
});

describe('reading aloud', () => {
  it('is offered only with an Indonesian voice, also one that arrives late', () => {
    voices = [{ lang: 'en-US', localService: true }];
    const aloud = TestBed.inject(ReadAloud);
    expect(aloud.canSpeak()).toBe(false);
    voices = [{ lang: 'id-ID', localService: false }];
    tellVoices();
    expect(aloud.canSpeak()).toBe(true);
  });

  it('goes paragraph by paragraph and ends by itself', () => {
    const aloud = TestBed.inject(ReadAloud);
    aloud.start(['Satu', 'Dua']);
    expect([aloud.at(), spoken[0]!.text]).toEqual([0, 'Satu']);
    spoken[0]!.onend();
    expect([aloud.at(), spoken[1]!.text]).toEqual([1, 'Dua']);
    spoken[1]!.onend();
    expect([aloud.isSpeaking(), aloud.hasBegun()]).toEqual([false, false]);
  });

  it('keeps the place when it is stopped', () => {
    const aloud = TestBed.inject(ReadAloud);
    aloud.start(['Satu', 'Dua', 'Tiga']);
    spoken[0]!.onend();
    aloud.stop();
    expect([aloud.isSpeaking(), aloud.hasBegun(), spoken.length]).toEqual([false, true, 2]);
    aloud.start(['Satu', 'Dua', 'Tiga']);
    expect(spoken[2]!.text).toBe('Dua');
  });

  it('takes the voice that is on the phone itself', () => {
    TestBed.inject(ReadAloud).start(['Satu']);
    expect(spoken[0]).toMatchObject({ voice: { lang: 'in_ID' } });
  });
});
