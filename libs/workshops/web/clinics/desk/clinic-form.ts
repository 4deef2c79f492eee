import type {
  ClinicChange,
  ClinicChoices,
  ClinicForm,
  ClinicView,
} from '@pijar/workshops/contracts';

const empty: ClinicForm = {
  title: '',
  stepId: '',
  trackCode: '',
  date: '',
  startsAt: '13:00',
  endsAt: '14:30',
  timeZone: 'Asia/Jakarta',
  place: '',
  link: '',
  capacity: '10',
  audience: 'cohorts',
  welcomesCompleted: true,
};

/**
 * What stands in the form of a new clinic: the clock and the step of its cohort, when that is known.
 * @param typed what stood there before another cohort was chosen
 */
export function newFields(
  choices: ClinicChoices | null,
  typed: ClinicForm | undefined,
): ClinicForm {
  const fields = typed ?? empty;
  if (!choices) return fields;
  const { timeZone, steps } = choices;
  return { ...fields, timeZone, stepId: steps[0]?.id ?? '', trackCode: '' };
}

/** What stands in the form of a clinic that is changed. */
export function fieldsOf(clinic: ClinicView): ClinicForm {
  return {
    title: clinic.title,
    stepId: clinic.step?.id ?? '',
    trackCode: clinic.track?.code ?? '',
    date: clinic.date,
    startsAt: clinic.startTime,
    endsAt: clinic.endTime,
    timeZone: clinic.timeZone,
    place: clinic.place ?? '',
    link: clinic.link ?? '',
    capacity: String(clinic.capacity),
    audience: clinic.audience,
    welcomesCompleted: clinic.welcomesCompleted,
  };
}

/** The plan that the form says; `ticked` are further cohorts. */
export function planOf(fields: ClinicForm, ticked: string[]): Omit<ClinicChange, 'version'> {
  return {
    ...fields,
    title: fields.title.trim(),
    stepId: fields.stepId || null,
    trackCode: fields.trackCode || null,
    place: fields.place.trim() || null,
    link: fields.link || null,
    capacity: Number(fields.capacity),
    cohortIds: fields.audience === 'cohorts' ? ticked : [],
  };
}
