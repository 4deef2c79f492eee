import { urlOf } from '@pijar/shared/contracts';
import type { ApiClient, Phone } from '@pijar/shared/web';
import { listOwnFiles, showHandIn } from '@pijar/submissions/contracts';
import { firstValueFrom } from 'rxjs';

/** Puts an assignment on the phone as it is now, for a module that is being saved. @throws PhoneFullError, ProblemError */
export async function keepHandIn(
  params: { membershipId: string; stepId: string },
  { api, phone }: { api: ApiClient; phone: Phone },
): Promise<void> {
  const view = await firstValueFrom(api.call(showHandIn, { params }));
  await phone.putAnswer(urlOf(showHandIn, params), view);
}

/** What she sent and what was said aloud of it, in the whole membership. @throws ProblemError */
export async function ownFiles(membershipId: string, api: ApiClient) {
  const { items } = await firstValueFrom(api.call(listOwnFiles, { params: { membershipId } }));
  return items;
}
