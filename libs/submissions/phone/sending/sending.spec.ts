import {
  nextSending,
  revived,
  type FixedAttempt,
  type Sending,
  type SendingEvent,
} from './sending';

const attempt: FixedAttempt = {
  attemptId: 'first',
  text: 'Saya menjual tiwul',
  links: [],
  itemIds: ['a'],
  seenAttempts: 0,
  deviceAt: '2026-11-22T08:00:00.000Z',
};
const receipt = {
  submissionId: 's',
  attemptId: 'first',
  number: 1,
  sentAt: '2026-11-22T08:00:01.000Z',
  isLate: false,
  replyBy: '2026-11-25',
  files: [],
};
const states = {
  writing: { phase: 'writing', fault: null },
  waiting: { phase: 'waiting', attempt, tries: 0 },
  posting: { phase: 'posting', attempt, tries: 1 },
  unsure: { phase: 'unsure', attempt, tries: 1 },
  sent: { phase: 'sent', receipt },
} satisfies Record<string, Sending>;
const events = {
  pressed: { is: 'pressed', attempt: { ...attempt, attemptId: 'second' } },
  takenBack: { is: 'takenBack' },
  goesOut: { is: 'goesOut' },
  answered: { is: 'answered', receipt },
  unanswered: { is: 'unanswered' },
  refused: { is: 'refused', kind: 'already-waiting', freshId: 'fresh' },
  fileRefused: { is: 'fileRefused' },
} satisfies Record<string, SendingEvent>;

/** Where each event leads from each phase; what is not written here changes nothing. */
const moves: Record<keyof typeof states, Partial<Record<keyof typeof events, Sending['phase']>>> = {
  writing: { pressed: 'waiting' },
  waiting: { takenBack: 'writing', goesOut: 'posting', answered: 'sent', fileRefused: 'writing' },
  posting: { answered: 'sent', unanswered: 'unsure', refused: 'writing' },
  unsure: { goesOut: 'posting', answered: 'sent' },
  sent: { answered: 'sent' },
};

describe('sending an attempt', () => {
  for (const [phase, state] of Object.entries(states)) {
    for (const [name, event] of Object.entries(events)) {
      const to = moves[phase as keyof typeof states][name as keyof typeof events];
      it(`${name} while ${phase} leads to ${to ?? 'nothing'}`, () => {
        const next = nextSending(state, event);
        if (to) expect(next.phase).toBe(to);
        else expect(next).toBe(state);
      });
    }
  }

  it('keeps one id over every try until there is an answer', () => {
    let state: Sending = nextSending(states.writing, { is: 'pressed', attempt });
    for (let tries = 1; tries <= 3; tries++) {
      state = nextSending(state, { is: 'goesOut' });
      expect(state).toMatchObject({ phase: 'posting', tries, attempt: { attemptId: 'first' } });
      // A second tap while it is under way.
      state = nextSending(state, events.pressed);
      state = nextSending(state, { is: 'unanswered' });
      expect(state).toMatchObject({ phase: 'unsure', attempt: { attemptId: 'first' } });
    }
    expect(nextSending(state, { is: 'takenBack' })).toBe(state);
  });

  it.each(['upload-not-ready', 'upload-bound', 'upload-unknown', 'later'])(
    'waits with the same id when %s can be mended',
    (kind) => {
      const next = nextSending(states.posting, { is: 'refused', kind, freshId: 'fresh' });
      expect(next).toEqual({ phase: 'waiting', attempt, tries: 1 });
    },
  );

  it('takes another id when the server does not want this one', () => {
    const event: SendingEvent = { is: 'refused', kind: 'attempt-id-used', freshId: 'fresh' };
    expect(nextSending(states.posting, event)).toMatchObject({
      phase: 'waiting',
      attempt: { attemptId: 'fresh', text: attempt.text },
    });
  });

  it('says why and goes back to writing when it cannot be mended', () => {
    expect(nextSending(states.posting, events.refused)).toEqual({
      phase: 'writing',
      fault: 'already-waiting',
    });
  });
});

describe('a process that died', () => {
  it('leaves what was posting unsure, and the rest as it is', () => {
    expect(revived(states.posting).phase).toBe('unsure');
    for (const phase of ['writing', 'waiting', 'unsure', 'sent'] as const) {
      expect(revived(states[phase])).toBe(states[phase]);
    }
  });
});
