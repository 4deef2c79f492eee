import { filterOf, isNarrowed } from './people-filter';

describe('the filter in the address', () => {
  it('passes on what is set and known', () => {
    expect(
      filterOf({
        search: ' Ani ',
        stuck: 'quiet',
        sex: 'female',
        sort: 'waiting',
        direction: 'desc',
      }),
    ).toEqual({
      search: 'Ani',
      stuck: 'quiet',
      sex: 'female',
      sort: 'waiting',
      direction: 'desc',
    });
  });

  it('leaves out what is empty or misspelt, so that an old address shows a list', () => {
    expect(filterOf({ search: ' ', stuck: 'bored', sex: '', state: undefined })).toEqual({});
  });

  it('needs a stage for a state in it', () => {
    expect(filterOf({ stageState: 'done' })).toEqual({});
    expect(filterOf({ stage: 's1', stageState: 'done' })).toEqual({
      stage: 's1',
      stageState: 'done',
    });
  });

  it('is narrowed by anything but the order', () => {
    expect(isNarrowed({ sort: 'stage', direction: 'desc' })).toBe(false);
    expect(isNarrowed({ sort: 'stage', sex: 'male' })).toBe(true);
  });
});
