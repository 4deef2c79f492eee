import { FACT_KIND, factFace } from '@pijar/learning/phone';
import {
  ACTION_KIND,
  CHECK_IN_KIND,
  MESSAGE_KIND,
  actionFace,
  checkInFace,
} from '@pijar/mentoring/phone';
import { messageDeed } from '@pijar/mentoring/web';
import type { DeedsShown } from '@pijar/shared/web';
import { ATTEMPT_KIND } from '@pijar/submissions/phone';
import { attemptFace, worksHereSlot } from '@pijar/submissions/web';

/** How deeds look in “Belum terkirim”: each context adds its kinds with one line. */
export const faces: DeedsShown['faces'] = {
  [FACT_KIND]: factFace,
  [ATTEMPT_KIND]: attemptFace,
  [MESSAGE_KIND]: messageDeed,
  [ACTION_KIND]: actionFace,
  [CHECK_IN_KIND]: checkInFace,
};
/** What they show below them. */
export const below: DeedsShown['below'] = [worksHereSlot];
