import { byNeed, suggest, type Standing } from './suggest';

const fine: Standing = {
  state: 'active',
  quietDays: 1,
  wasHeard: true,
  waitingOnPhone: 0,
  nextAction: { what: 'Foto ulang', daysLate: -9 },
  overdueStep: null,
  returnedStep: null,
  isIntroduced: true,
  checkIn: null,
};
const of = (more: Partial<Standing>) => {
  const { kind, title, days } = suggest({ ...fine, ...more });
  return [kind, title, days].filter((part) => part !== null).join(' ');
};
const late = { what: 'Foto ulang', daysLate: 2 };
const step = { title: 'Peta', days: 9 };

it.each<[Partial<Standing>, string]>([
  [{}, 'greet'],
  [{ state: 'paused', quietDays: 90 }, 'greet-paused'],
  [{ wasHeard: false, quietDays: 7, state: 'invited' }, 'help-start 7'],
  [{ wasHeard: false, quietDays: 6, state: 'invited' }, 'greet'],
  [{ quietDays: 14, nextAction: late }, 'call 14'],
  [{ quietDays: 13, nextAction: late }, 'ask-action Foto ulang 2'],
  [{ quietDays: 20, waitingOnPhone: 2 }, 'call-phone-holds 20'],
  [{ quietDays: 90, state: 'completed' }, 'greet'],
  [{ state: 'completed', checkIn: { wish: 'call', days: 3 }, nextAction: late }, 'call-asked 3'],
  [
    { state: 'completed', checkIn: { wish: 'sales', days: 2 }, nextAction: late },
    'sales-stopped 2',
  ],
  [{ state: 'completed', checkIn: { wish: null, days: 2 } }, 'greet'],
  [{ state: 'paused', checkIn: { wish: 'call', days: 3 } }, 'greet-paused'],
  [{ returnedStep: step, overdueStep: step }, 'help-returned Peta 9'],
  [{ returnedStep: { title: 'Peta', days: 6 } }, 'greet'],
  [{ overdueStep: step, isIntroduced: false }, 'ask-work Peta 9'],
  [{ isIntroduced: false, nextAction: null }, 'introduce'],
  [{ isIntroduced: null, nextAction: null }, 'agree'],
  [{ nextAction: { what: 'Foto ulang', daysLate: 0 } }, 'encourage Foto ulang 0'],
  [{ nextAction: { what: 'Foto ulang', daysLate: -3 } }, 'encourage Foto ulang 3'],
  [{ nextAction: { what: 'Foto ulang', daysLate: -4 } }, 'greet'],
])('%j is %s', (more, expected) => {
  expect(of(more)).toBe(expected);
});

it('who needs it most comes first', () => {
  const all: [string, Partial<Standing>][] = [
    ['well', {}],
    ['soon', { nextAction: { what: 'a', daysLate: -1 } }],
    ['late', { nextAction: late }],
    ['later', { nextAction: { what: 'a', daysLate: 30 } }],
    ['quiet', { quietDays: 15 }],
    ['quieter', { quietDays: 40, waitingOnPhone: 1 }],
    ['paused', { state: 'paused' }],
    ['asked', { checkIn: { wish: 'call', days: 1 } }],
    ['stopped', { checkIn: { wish: 'sales', days: 1 } }],
  ];
  const sorted = all
    .map(([name, more]) => ({ name, suggestion: suggest({ ...fine, ...more }) }))
    .toSorted((a, b) => byNeed(a.suggestion, b.suggestion));
  expect(sorted.map(({ name }) => name)).toEqual([
    ...['asked', 'quieter', 'quiet', 'stopped', 'later', 'late', 'soon', 'well', 'paused'],
  ]);
});
