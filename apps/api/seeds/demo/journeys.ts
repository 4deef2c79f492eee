import type { Deed, DemoCohort, DemoParticipant, Reach } from './demo-shapes';

/** How long open work has been waiting, in days: from six minutes to ten days, so that the queue has all ages. */
const ages = [0.004, 9.8, 0.05, 2.8, 0.3, 6.2, 1.1, 3.9, 0.8, 8.1, 1.9, 4.6];

/** The stage whose questions are answered. */
const stage = 'internalisasi';

/** Steps somebody still has to come through, in the order of the programme. */
const afterFirst: Reach[] = ['first-accepted', 'second-waiting', 'quiet', 'left', 'paused'];
const internalisasiOnly: Reach[] = [
  'invited',
  'reading',
  'first-waiting',
  'first-returned',
  'resubmitted',
  ...afterFirst,
];

/** Whether she was in the room; null: she was not on the list. */
export function attended(reach: Reach, day: 'first' | 'second' | 'clinic'): boolean | null {
  if (internalisasiOnly.includes(reach)) return null;
  if (day === 'clinic') return ['clinic', 'finished', 'revoked'].includes(reach) ? true : null;
  return day === 'first' || reach !== 'missed-day';
}

/** Everything one person did, oldest first. */
export function journeyOf(person: DemoParticipant, cohort: DemoCohort, index: number): Deed[] {
  const age = ages[index % ages.length]!;
  // People are not clockwork: the same deed lies up to a day and a half apart.
  const drift = ((index * 7) % 5) * 0.3;
  const deeds = [
    ...tests(person.reach, cohort, index, drift),
    ...internalisasi(person.reach, cohort.startedDaysAgo - 2 - drift, age),
    ...orientasi(person.reach, cohort.days.second - drift, age),
    ...mastery(person.reach, cohort.days.second - 17 - drift, age),
  ];
  return deeds.sort((one, other) => other.ago - one.ago);
}

/** Most answer the first stage's questions before its first lesson; of those who are through it, every second again. */
function tests(reach: Reach, cohort: DemoCohort, index: number, drift: number): Deed[] {
  const begin = cohort.startedDaysAgo - 2 - drift;
  if (cohort.version < 2 || reach === 'invited' || reach === 'reading' || index % 5 === 4)
    return [];
  const before: Deed = { do: 'test', ago: begin + 0.1, stage, moment: 'before' };
  if (internalisasiOnly.includes(reach) || index % 2 === 1) return [before];
  return [before, { do: 'test', ago: begin - 10.5, stage, moment: 'after' }];
}

function internalisasi(reach: Reach, begin: number, age: number): Deed[] {
  if (reach === 'invited') return [];
  if (reach === 'reading')
    return [{ do: 'learn', ago: 2 + age, modules: ['i1'], lessonsOnly: true }];
  const first: Deed[] = [{ do: 'learn', ago: begin, modules: ['i1'] }];
  if (reach === 'first-waiting')
    return [...first, { do: 'hand-in', ago: age, step: 'i1-a', try: 1 }];
  if (reach === 'first-returned' || reach === 'resubmitted') {
    return [...first, ...cameBack('i1-a', 10.2, reach === 'resubmitted' ? age : null)];
  }
  const accepted = [...first, ...wentThrough('i1-a', begin - 1)];
  if (reach === 'quiet') return accepted;
  if (reach === 'left')
    return [
      ...accepted,
      { do: 'leave', ago: begin - 20, reason: 'Berangkat bekerja lagi ke luar negeri.' },
    ];
  const second: Deed[] = [...accepted, { do: 'learn', ago: begin - 4, modules: ['i2'] }];
  if (reach === 'first-accepted') return second;
  if (reach === 'paused') {
    return [
      ...second,
      ...wentThrough('i2-a', begin - 5),
      { do: 'pause', ago: begin - 12, reason: 'Merawat orang tua yang sakit.' },
    ];
  }
  const third: Deed[] = [...second, { do: 'learn', ago: begin - 7, modules: ['i3', 'i4'] }];
  if (reach === 'second-waiting')
    return [...third, { do: 'hand-in', ago: age, step: 'i4-a', try: 1 }];
  const extra = begin > 60 ? wentThrough('i2-a', begin - 6) : [];
  return [...third, ...extra, ...wentThrough('i4-a', begin - 9)];
}

function orientasi(reach: Reach, end: number, age: number): Deed[] {
  const isThere =
    !internalisasiOnly.includes(reach) && reach !== 'missed-day' && reach !== 'orientation-quiet';
  if (!isThere) return [];
  const began: Deed[] = [{ do: 'learn', ago: end - 0.5, modules: ['o1', 'o2'] }];
  if (reach === 'orientation-start') return began;
  const first = [...began, ...wentThrough('o1-a', end - 1)];
  if (reach === 'orientation-waiting')
    return [...first, { do: 'hand-in', ago: age, step: 'o2-a', try: 1 }];
  if (reach === 'orientation-returned') return [...first, ...cameBack('o5-a', 7.5, null)];
  return [
    ...first,
    { do: 'learn', ago: end - 2.5, modules: ['o3', 'o5'] },
    ...wentThrough('o2-a', end - 3),
    ...wentThrough('o3-a', end - 4.2),
    ...(end > 20
      ? [...cameBack('o5-a', end - 7, end - 9.5), accept('o5-a', end - 10.5, 2)]
      : wentThrough('o5-a', end - 5.4)),
  ];
}

function mastery(reach: Reach, begin: number, age: number): Deed[] {
  const isThere = ['clinic', 'finished', 'revoked'].includes(reach) || reach.startsWith('mastery');
  if (!isThere) return [];
  const from = Math.max(begin, 3.5);
  const chosen: Deed[] = [{ do: 'tracks', ago: from - 0.2, modules: ['m1', 'm4'] }];
  if (reach === 'mastery-start') {
    return [...chosen, { do: 'learn', ago: from - 1.5, modules: ['m1'], lessonsOnly: true }];
  }
  const learned: Deed[] = [...chosen, { do: 'learn', ago: from - 2, modules: ['m1'] }];
  if (reach === 'mastery-waiting')
    return [...learned, { do: 'hand-in', ago: age, step: 'm1-a', try: 1 }];
  const shop = [
    ...learned,
    ...wentThrough('m1-a', from - 4),
    { do: 'learn' as const, ago: from - 9, modules: ['m4'] },
  ];
  if (reach === 'clinic') return [...shop, { do: 'hand-in', ago: age, step: 'm4-a', try: 1 }];
  if (reach === 'mastery-returned')
    return [
      ...shop,
      ...cameBack('m4-a', from - 12, 5),
      { do: 'return', ago: 3.2, step: 'm4-a', try: 2 },
    ];
  return [...shop, ...wentThrough('m4-a', from - 11)];
}

const accept = (step: string, ago: number, attempt: number): Deed => ({
  do: 'accept',
  ago,
  step,
  try: attempt,
});

/** Handed in and accepted about a day and a half later. */
const wentThrough = (step: string, ago: number): Deed[] => [
  { do: 'hand-in', ago, step, try: 1 },
  accept(step, Math.max(ago - 1.4, 0.1), 1),
];

/** Handed in, returned two days later, and perhaps handed in again. */
function cameBack(step: string, ago: number, again: number | null): Deed[] {
  const deeds: Deed[] = [
    { do: 'hand-in', ago, step, try: 1 },
    { do: 'return', ago: ago - 1.6, step, try: 1 },
  ];
  return again === null ? deeds : [...deeds, { do: 'hand-in', ago: again, step, try: 2 }];
}
