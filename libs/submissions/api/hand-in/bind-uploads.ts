import type { Actor } from '@pijar/identity/contracts';
import type { AssignmentStep } from '@pijar/learning/api';
import { problems } from '@pijar/shared/api';
import type { AttemptInput } from '@pijar/submissions/contracts';
import type { EntityManager } from 'typeorm';
import { assertAccepted } from './accepted-kinds';

interface UploadRow {
  id: string;
  state: 'receiving' | 'checking' | 'ready' | 'refused';
  kind: 'photo' | 'voice' | 'document' | null;
  attemptId: string | null;
}

/**
 * Makes files part of an attempt, in the order she chose. A file becomes part of one attempt only. From then on it is the
 * participant's, whoever sent it for her.
 * @throws 422 at `/body/uploadIds/<n>`: `unknown` (not hers, or of another assignment), `twice`, `not-ready`, `refused`, `bound`,
 *   `kind-not-accepted`
 */
export async function bindUploads(
  manager: EntityManager,
  actor: Actor,
  step: AssignmentStep,
  input: AttemptInput,
): Promise<void> {
  const ids = input.uploadIds.map((id) => id.toLowerCase());
  if (ids.length === 0) return;
  const rows = (await manager.query(
    `select id, state, kind, attempt_id as "attemptId" from upload
      where id = any($1) and owner_id = $2 and membership_id = $3 and step_now($3, step_id) = $4
      order by id for update`,
    [ids, actor.personId, step.membershipId, step.stepId],
  )) as UploadRow[];
  ids.forEach((id, n) => {
    const row = rows.find((candidate) => candidate.id === id);
    const fault = ids.indexOf(id) < n ? 'twice' : faultOf(row);
    if (fault) {
      throw problems.invalidField(`/body/uploadIds/${n}`, fault, 'The file cannot be handed in.');
    }
    if (row?.kind) assertAccepted(step.body, row.kind, `/body/uploadIds/${n}`);
  });
  await manager.query(
    `update upload u set attempt_id = $2, position = x.position, owner_id = $3
       from unnest($1::uuid[]) with ordinality as x (id, position) where u.id = x.id`,
    [ids, input.attemptId, step.personId],
  );
}

function faultOf(row: UploadRow | undefined): string | null {
  if (!row) return 'unknown';
  if (row.attemptId) return 'bound';
  if (row.state === 'refused') return 'refused';
  return row.state === 'ready' ? null : 'not-ready';
}
