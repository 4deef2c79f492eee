import type { CertificateLine } from '@pijar/credentials/contracts';
import type { Words } from '@pijar/shared/web';

/** What was completed, in words: “Tahap Orientasi”, “Program PIJAR”. */
export function awardOf(
  certificate: Pick<CertificateLine, 'stageTitle' | 'programmeTitle'>,
  words: Words,
): string {
  return certificate.stageTitle
    ? words.say('credentials.award.stage', { stage: certificate.stageTitle })
    : words.say('credentials.award.programme', { programme: certificate.programmeTitle });
}
