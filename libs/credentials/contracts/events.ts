import { defineEvent } from '@pijar/shared/contracts';

/** A certificate stands: for a stage, for the programme, or in the place of one whose name was wrong. */
export const certificateIssued = defineEvent<{
  certificateId: string;
  personId: string;
}>('certificate.issued');

/** Its paper has to be made (again): it was revoked or replaced, or the file is not there. */
export const certificatePaperWanted = defineEvent<{ certificateId: string }>(
  'certificate.paper-wanted',
);

/** The person it named was erased; these files go after her. */
export const certificatePapersForgotten = defineEvent<{ keys: string[] }>(
  'certificate.papers-forgotten',
);
