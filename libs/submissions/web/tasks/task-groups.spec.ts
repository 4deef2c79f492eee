import { HandInSummary } from '@pijar/submissions/contracts';
import { taskGroups } from './task-groups';

const task = (code: string, change: Partial<HandInSummary>): HandInSummary => ({
  step: { id: code, code, title: code },
  stage: { code: 'internalisasi', title: 'Internalisasi' },
  stepState: 'open',
  dueOn: null,
  submissionId: null,
  state: null,
  attemptCount: 0,
  since: '2026-11-22T08:00:00Z',
  ...change,
});

describe('the list of assignments', () => {
  it('shows what asks for her first, and what is due soonest before what is not', () => {
    const groups = taskGroups([
      task('accepted', { state: 'accepted' }),
      task('no-date', {}),
      task('late', { dueOn: '2026-11-30' }),
      task('soon', { dueOn: '2026-11-24', state: 'draft' }),
      task('read', { state: 'being_read' }),
      task('back', { state: 'returned', stepState: 'returned' }),
    ]);
    expect(groups.map(({ name, items }) => [name, items.map(({ step }) => step.code)])).toEqual([
      ['returned', ['back']],
      ['todo', ['soon', 'late', 'no-date']],
      ['waiting', ['read']],
      ['accepted', ['accepted']],
    ]);
  });

  it('leaves out what is empty', () => {
    expect(taskGroups([])).toEqual([]);
  });
});
