import { Injectable } from '@nestjs/common';
import type { Actor } from '@pijar/identity/contracts';
import type { GradingLearning } from '@pijar/submissions/contracts';
import { DataSource } from 'typeorm';
import { mustLearnFirst } from './admission';
import { overallOf } from './overall';
import { samplesFor } from './samples.query';
import { scoredIn, summaryOf, triesOf } from './tries';

type Programme = GradingLearning['programmes'][number];
type Asked = Pick<Programme, 'wanted' | 'admitted'> & { programmeId: string };

/** By programme: the highest agreement asked of her and not reached, and how she was admitted. Parameter: person. */
const asked = `select v.programme_id as "programmeId",
    max(r.admission_level) filter (where ${mustLearnFirst('c', '$1')}) as wanted,
    max(a.how) as admitted
  from cohort_staff k
  join cohort c on c.id = k.cohort_id
  join programme_version v on v.id = c.programme_version_id
  join grading_rule r on r.organisation_id = c.organisation_id and r.programme_id = v.programme_id
   and r.admission_level is not null
  left join grading_admission a on a.person_id = $1 and a.organisation_id = r.organisation_id
   and a.programme_id = r.programme_id
 where k.person_id = $1 and k.left_at is null group by v.programme_id`;

/** What a coach sees of learning to grade. */
@Injectable()
export class LearningQuery {
  constructor(private readonly db: DataSource) {}

  async show({ personId, organisationId }: Actor): Promise<GradingLearning> {
    const { manager } = this.db;
    const sets = await samplesFor(manager, personId, organisationId);
    const tries = await triesOf(manager, [personId]);
    const scored = await scoredIn(manager, tries);
    const rules = (await manager.query(asked, [personId])) as Asked[];
    const ids = [...new Set(sets.map((set) => set.programmeId))];
    const programmes = ids.map((programmeId): Programme => {
      const its = sets.filter((set) => set.programmeId === programmeId);
      const rule = rules.find((each) => each.programmeId === programmeId);
      return {
        ...its[0]!.programme,
        wanted: rule?.wanted ?? null,
        admitted: rule?.admitted ?? null,
        overall: overallOf(its, tries, scored),
        sets: its.map(({ step, samples }) => ({
          step: { code: step.code, title: step.title },
          samples: samples.length,
          tries: tries
            .filter((each) => each.programmeId === programmeId && each.step === step.code)
            .map(summaryOf),
        })),
      };
    });
    return { programmes };
  }
}
