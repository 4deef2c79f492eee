import type { ClinicChoices, ClinicView } from '@pijar/workshops/contracts';
import { fieldsOf, newFields, planOf } from './clinic-form';

const choices: ClinicChoices = {
  timeZone: 'Asia/Makassar',
  steps: [{ id: 's1', title: 'Klinik', stageTitle: 'Mastery' }],
  tracks: [],
  cohorts: [],
};

describe('the form of a clinic', () => {
  it('begins with the clock and the step of its cohort', () => {
    expect(newFields(choices, undefined)).toMatchObject({
      timeZone: 'Asia/Makassar',
      stepId: 's1',
    });
  });

  it('keeps what was typed when another cohort is chosen', () => {
    const typed = { ...newFields(choices, undefined), title: 'Harga', trackCode: 'm1' };
    expect(newFields(null, typed)).toBe(typed);
    const jakarta = newFields({ ...choices, timeZone: 'Asia/Jakarta', steps: [] }, typed);
    expect(jakarta).toMatchObject({
      title: 'Harga',
      timeZone: 'Asia/Jakarta',
      stepId: '',
      trackCode: '',
    });
  });

  it('says a plan: nothing where nothing was typed, cohorts only where they count', () => {
    const fields = { ...newFields(choices, undefined), title: ' Harga ', capacity: '7' };
    expect(planOf(fields, ['c2'])).toMatchObject({
      title: 'Harga',
      place: null,
      link: null,
      trackCode: null,
      capacity: 7,
      cohortIds: ['c2'],
    });
    expect(planOf({ ...fields, audience: 'organisation' }, ['c2']).cohortIds).toEqual([]);
  });

  it('shows a clinic by the clock that it was published with', () => {
    const clinic = {
      title: 'Harga',
      step: null,
      track: { code: 'm1', title: 'Pemasaran' },
      date: '2033-03-10',
      startTime: '13:00',
      endTime: '14:30',
      timeZone: 'Asia/Jayapura',
      place: null,
      link: 'https://meet.example.org',
      capacity: 4,
      audience: 'cohorts',
    } as ClinicView;
    expect(fieldsOf(clinic)).toMatchObject({
      stepId: '',
      trackCode: 'm1',
      startsAt: '13:00',
      timeZone: 'Asia/Jayapura',
      capacity: '4',
    });
  });
});
