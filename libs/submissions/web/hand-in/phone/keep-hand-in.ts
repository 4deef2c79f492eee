import { urlOf } from '@pijar/shared/contracts';
import type { ApiClient, Phone } from '@pijar/shared/web';
import { showHandIn } from '@pijar/submissions/contracts';
import { firstValueFrom } from 'rxjs';

/** Puts an assignment on the phone as it is now, for a module that is being saved. @throws PhoneFullError, ProblemError */
export async function keepHandIn(
  params: { membershipId: string; stepId: string },
  { api, phone }: { api: ApiClient; phone: Phone },
): Promise<void> {
  const view = await firstValueFrom(api.call(showHandIn, { params }));
  await phone.putAnswer(urlOf(showHandIn, params), view);
}
