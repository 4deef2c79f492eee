import { defineEvent } from '@pijar/shared/contracts';

/** A membership fulfilled a stage's rule, or an officer waived what was missing. Once per membership and stage. */
export const stageCompleted = defineEvent<{
  membershipId: string;
  stageId: string;
  isWaived: boolean;
}>('stage.completed');

/** The last stage is done. Once per membership. */
export const programmeCompleted = defineEvent<{ membershipId: string }>('programme.completed');

/** It is evening and she has done nothing for days although something is open. At most once a day and membership. */
export const nextStepReminder = defineEvent<{
  membershipId: string;
  personId: string;
  stepId: string;
  /** `YYYY-MM-DD` in the cohort's zone. */
  on: string;
}>('nextstep.reminder');

/** A cohort runs on another version of its programme from now on. */
export const cohortVersionChanged = defineEvent<{
  /** Of the change. */
  changeId: string;
  cohortId: string;
  fromVersionId: string;
  toVersionId: string;
}>('cohort.version-changed');
