import { countLessons, offeredMoment, testMoment, type TestStanding } from './test-moment';

const standing = (more: Partial<TestStanding>): TestStanding => ({
  ...{ stageState: 'open', lessonsDone: 0, lessonsLeft: 3, answered: [] },
  ...more,
});

it.each<[string, Partial<TestStanding>, string | null]>([
  ['before the first lesson', {}, 'before'],
  ['once that was answered', { answered: ['before'] }, null],
  ['in the middle', { lessonsDone: 1, lessonsLeft: 2 }, null],
  ['after the last lesson', { lessonsDone: 3, lessonsLeft: 0, answered: ['before'] }, 'after'],
  ['after the last lesson, the first time skipped', { lessonsDone: 3, lessonsLeft: 0 }, 'after'],
  ['when the stage was waived', { stageState: 'done', lessonsDone: 1 }, 'after'],
  ['when both were answered', { stageState: 'done', answered: ['before', 'after'] }, null],
  ['while the stage is closed', { stageState: 'locked' }, null],
  ['in a stage without lessons of hers', { lessonsLeft: 0 }, 'before'],
])('%s', (_, more, expected) => {
  expect(testMoment(standing(more))).toBe(expected);
});

describe('what is offered', () => {
  const learned = { lessonsDone: 3, lessonsLeft: 0 };

  it('is the second time only to who answered the first', () => {
    expect(offeredMoment(standing({ ...learned, answered: ['before'] }))).toBe('after');
    expect(offeredMoment(standing(learned))).toBeNull();
    expect(offeredMoment(standing({ stageState: 'done', ...learned }))).toBeNull();
  });

  it('is the first time as long as it can be answered', () => {
    expect(offeredMoment(standing({}))).toBe('before');
  });
});

it('counts lessons that are hers; optional ones hold nothing up', () => {
  const lesson = { kind: 'lesson', state: 'open', isRequired: true } as const;
  const counted = countLessons([
    { ...lesson, isTrack: false, isChosen: false },
    { ...lesson, state: 'done', isTrack: true, isChosen: true },
    { ...lesson, isTrack: true, isChosen: false },
    { ...lesson, isRequired: false, isTrack: false, isChosen: false },
    { ...lesson, kind: 'quiz', isTrack: false, isChosen: false },
  ]);
  expect(counted).toEqual({ lessonsDone: 1, lessonsLeft: 1 });
});
