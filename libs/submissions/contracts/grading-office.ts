import { route } from '@pijar/shared/contracts';
import type * as z from 'zod';
import type * as schemas from './schemas';

export type GradingOffice = z.infer<typeof schemas.GradingOffice>;
export type GradingCoach = z.infer<typeof schemas.GradingCoach>;
export type AdmissionInput = z.infer<typeof schemas.AdmissionInput>;
type Office = z.infer<typeof schemas.GradingOfficeParams>;
type Rule = z.infer<typeof schemas.GradingRuleParams>;
type Admission = z.infer<typeof schemas.AdmissionParams>;

/**
 * What an organisation asks of its coaches, how alike they grade, and how soon they answer. By name: it is no ranking.
 * @throws 404 unless the actor is an officer of the organisation, or an admin
 */
export const showGradingOffice = route<{ params: Office }, GradingOffice>(
  'GET',
  '/api/v1/organisations/:organisationId/grading',
);
/**
 * Sets what is asked. Who is staff when a level is first asked for is admitted as she is. 404 as above, and where the organisation
 * has no cohort of the programme; 409 `no-samples` to ask for a level where the programme has nothing to learn by.
 */
export const setGradingRule = route<
  { params: Rule; body: z.infer<typeof schemas.GradingRuleInput> },
  GradingOffice
>('PUT', '/api/v1/organisations/:organisationId/grading/:programme');
/** Admits a coach by hand, with a reason. Twice is once. 404 as above, and unless she is staff of one of its cohorts. */
export const admitByHand = route<{ params: Admission; body: AdmissionInput }, GradingOffice>(
  'PUT',
  '/api/v1/organisations/:organisationId/grading/:programme/admissions/:personId',
);
