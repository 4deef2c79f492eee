import { newId } from '@pijar/shared/api';
import { sendAttempt } from '@pijar/submissions/contracts';
import { tokenOf } from '../world/people.sql';
import type { World } from '../world/world';
import { takeFrom, type BenchOperation, type Call } from './operation';

interface OpenWork {
  n: number;
  membershipId: string;
  stepId: string;
}

/** Assignments that are open to somebody who has sent nothing for them yet. */
const openWork = (where: string): string => `
  select p.n, p.membership_id as "membershipId", st.id as "stepId"
    from bench.participant p
    join membership m on m.id = p.membership_id and m.state = 'active'
    join bench.step st on st.kind = 'assignment' and st.place = p.reached and not st.is_track
    join step_progress q on q.membership_id = p.membership_id and q.step_id = st.id and q.state = 'open'
   where not exists (select from submission s where s.membership_id = p.membership_id and s.step_id = st.id)
     and ${where}`;

const sending = ({ n, membershipId, stepId }: OpenWork): Call => ({
  token: tokenOf('participant', n),
  params: { membershipId, stepId },
  body: {
    attemptId: newId(),
    text: 'Saya menjual sambal dan keripik di pasar desa setiap hari. '.repeat(8),
    deviceAt: new Date().toISOString(),
  },
});

const read = (world: World, sql: string, values: unknown[] = []) =>
  world.query<OpenWork>(sql, values);

/** Participants hand in a text for the first time, each for an assignment of her own. */
export const sendSubmission: BenchOperation = {
  name: 'sending a submission',
  kind: 'write',
  route: sendAttempt,
  rows: 'facts of the participant',
  async sample(world, size) {
    // The first of the cohort has the facts.
    const [row] = await read(
      world,
      `${openWork('p.sample = $1')} order by p.n, st.position limit 1`,
      [size],
    );
    return sending(row!);
  },
  async calls(world) {
    const rows = await read(world, `${openWork('p.sample is null')} order by random()`);
    const next = takeFrom(rows, 'open assignments');
    return () => sending(next());
  },
};
