import { MembershipStarts } from '@pijar/cohorts/api';
import { createCohort, setStaff } from '@pijar/cohorts/contracts';
import { newId } from '@pijar/shared/api';
import { markAttendance, planSession } from '@pijar/workshops/contracts';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DateTime } from 'luxon';
import type { QuizBody } from '@pijar/curriculum/contracts';
import { DataSource } from 'typeorm';
import { Asker } from './asker';
import { Deeds, type Actors, type ProgrammeStep } from './deeds';
import type { Deed, DemoCohort } from './demo-shapes';
import { attended, journeyOf } from './journeys';
import { planTalk, setNumbers } from './live-talks';
import type { Past } from './past';
import { coachesOf, expertsOf, makePeople, type DemoPeople } from './people-of-demo';
import { cohorts, participants } from './people';

const day = 24 * 3600 * 1000;

interface Member extends Actors {
  reach: (typeof participants)[number]['reach'];
  cohort: string;
}

/** Lets the demo's people go through the programme, from the first cohort's start until now. */
export class DemoSeed {
  private readonly today = Date.now();
  private readonly asker: Asker;
  private readonly db: DataSource;

  constructor(
    private readonly app: NestFastifyApplication,
    private readonly past: Past,
  ) {
    this.asker = new Asker(app);
    this.db = app.get(DataSource);
  }

  async run(): Promise<void> {
    await this.past.goTo(this.ago(90));
    const people = await makePeople(this.app);
    for (const personId of [...people.staffIds.values(), ...people.personIds]) {
      await this.asker.signIn(personId);
    }
    const timeline: { ago: number; act: () => Promise<void> }[] = [];
    const plan = (ago: number, act: () => Promise<void>) => timeline.push({ ago, act });
    for (const cohort of cohorts) {
      const cohortId = newId();
      const members: Member[] = [];
      const officerId = people.staffIds.get(cohort.key === 'jember' ? 'imam' : 'petugas')!;
      const versionId = await this.versionId(cohort);
      const steps = await this.steps(versionId);
      const tracks = await this.tracks(versionId);
      const deeds = new Deeds(this.asker, steps, tracks, await this.tests(versionId));
      plan(cohort.startedDaysAgo, async () => {
        await this.openCohort(cohort, { cohortId, versionId, officerId }, people);
        members.push(...(await this.enrol(cohort, cohortId, officerId, people)));
        await this.planDays(cohort, cohortId, officerId, steps, members, plan);
        for (const member of members) {
          const person = participants[member.index]!;
          for (const deed of journeyOf(person, cohort, member.index)) {
            plan(deed.ago, () => this.act(deeds, deed, member));
          }
          const { staffIds } = people;
          planTalk(person.fullName, { ...member, staffIds }, this.asker, this.days, plan);
        }
      });
    }
    plan(cohorts[0]!.startedDaysAgo - 1, () => setNumbers(people.staffIds, this.asker));
    await this.play(timeline);
    await this.asker.signEveryoneOut();
  }

  /** Oldest first; what is planned on the way takes its place. */
  private async play(timeline: { ago: number; act: () => Promise<void> }[]): Promise<void> {
    while (timeline.length > 0) {
      timeline.sort((one, other) => other.ago - one.ago);
      const next = timeline.shift()!;
      await this.past.goTo(this.ago(Math.max(next.ago, 0.003)));
      await next.act();
      await this.past.settle();
    }
  }

  private act(deeds: Deeds, deed: Deed, member: Member): Promise<void> {
    return deeds.do(deed, member, this.ago(deed.ago));
  }

  private async openCohort(
    cohort: DemoCohort,
    { cohortId, versionId, officerId }: { cohortId: string; versionId: string; officerId: string },
    people: DemoPeople,
  ): Promise<void> {
    await this.asker.ask(officerId, createCohort, {
      body: {
        id: cohortId,
        programmeVersionId: versionId,
        name: cohort.name,
        place: cohort.place,
        regionCode: cohort.regionCode,
        startsOn: isoDay(this.ago(cohort.startedDaysAgo)),
        endsOn: isoDay(this.ago(cohort.startedDaysAgo - cohort.lastsDays)),
      },
    });
    for (const [index, username] of coachesOf[cohort.key]!.entries()) {
      await this.asker.ask(officerId, setStaff, {
        params: { cohortId, personId: people.staffIds.get(username)! },
        body: { part: index === 0 ? 'coach' : 'cofacilitator' },
      });
    }
    for (const { username, tracks } of expertsOf[cohort.key] ?? []) {
      await this.asker.ask(officerId, setStaff, {
        params: { cohortId, personId: people.staffIds.get(username)! },
        body: { part: 'expert', tracks },
      });
    }
  }

  private async enrol(
    cohort: DemoCohort,
    cohortId: string,
    officerId: string,
    people: DemoPeople,
  ): Promise<Member[]> {
    const coaches = coachesOf[cohort.key]!.map((username) => people.staffIds.get(username)!);
    const members = participants.flatMap((person, index) =>
      person.cohort === cohort.key
        ? [
            {
              personId: people.personIds[index]!,
              membershipId: newId(),
              officerId,
              coachId: coaches[index % 4 === 3 ? coaches.length - 1 : 0]!,
              index,
              reach: person.reach,
              cohort: cohort.key,
            },
          ]
        : [],
    );
    await this.db.transaction(async (manager) => {
      for (const member of members) {
        await manager.query(
          `insert into membership (id, cohort_id, person_id, joined_at) values ($1, $2, $3, now())`,
          [member.membershipId, cohortId, member.personId],
        );
      }
      const ids = members.map((member) => member.membershipId);
      await this.app.get(MembershipStarts, { strict: false }).announce(manager, ids);
    });
    return members;
  }

  private async planDays(
    cohort: DemoCohort,
    cohortId: string,
    officerId: string,
    steps: ProgrammeStep[],
    members: Member[],
    plan: (ago: number, act: () => Promise<void>) => void,
  ): Promise<void> {
    const wanted = [
      { code: 'o-hari-1', at: 'first', title: 'Orientasi hari pertama' },
      { code: 'o-hari-2', at: 'second', title: 'Orientasi hari kedua' },
      { code: 'm-klinik', at: 'clinic', title: 'Klinik izin usaha' },
    ] as const;
    for (const { code, at, title } of wanted) {
      const ago = cohort.days[at];
      if (ago === null) continue;
      const sessionId = newId();
      await this.asker.ask(officerId, planSession, {
        params: { cohortId },
        body: {
          id: sessionId,
          stepId: steps.find((step) => step.code === code)!.id,
          title,
          date: isoDay(this.ago(ago)),
          startsAt: at === 'clinic' ? '13:00' : '08:30',
          endsAt: '15:30',
          place: cohort.room,
          link: null,
        },
      });
      if (ago > 0) plan(ago - 0.35, () => this.mark(sessionId, at, members));
    }
  }

  private async mark(
    sessionId: string,
    at: 'first' | 'second' | 'clinic',
    members: Member[],
  ): Promise<void> {
    const marks = members.flatMap((member) => {
      const wasThere = attended(member.reach, at);
      if (wasThere === null) return [];
      const state = wasThere ? (member.index % 9 === 4 ? 'late' : 'present') : 'absent';
      return [{ membershipId: member.membershipId, state, method: 'list' } as const];
    });
    await this.asker.ask(members[0]!.officerId, markAttendance, {
      params: { sessionId },
      body: { marks },
    });
  }

  private async versionId({ version }: DemoCohort): Promise<string> {
    const [row] = (await this.db.query(
      `select v.id from programme_version v join programme p on p.id = v.programme_id
        where p.code = 'pijar' and v.number = $1`,
      [version],
    )) as { id: string }[];
    return row!.id;
  }

  private async steps(versionId: string): Promise<ProgrammeStep[]> {
    return (await this.db.query(
      `select st.id, st.code, st.kind, m.code as module, st.body from step st
         left join module m on m.id = st.module_id
        where st.programme_version_id = $1 order by st.position`,
      [versionId],
    )) as ProgrammeStep[];
  }

  private async tracks(versionId: string): Promise<Map<string, string>> {
    const rows = (await this.db.query(
      `select m.id, m.code from module m join stage s on s.id = m.stage_id
        where m.is_track and s.programme_version_id = $1`,
      [versionId],
    )) as { id: string; code: string }[];
    return new Map(rows.map((row) => [row.code, row.id]));
  }

  private async tests(versionId: string): Promise<Map<string, QuizBody>> {
    const rows = (await this.db.query(
      `select s.code, t.body from stage_test t join stage s on s.id = t.stage_id
        where t.programme_version_id = $1`,
      [versionId],
    )) as { code: string; body: QuizBody }[];
    return new Map(rows.map((row) => [row.code, row.body]));
  }

  private readonly days = {
    at: (days: number) => this.ago(days),
    ago: (moment: Date) => (this.today - moment.getTime()) / day,
  };

  private ago(days: number): Date {
    return new Date(this.today - days * day);
  }
}

const isoDay = (at: Date): string =>
  DateTime.fromJSDate(at, { zone: 'Asia/Makassar' }).toISODate()!;
