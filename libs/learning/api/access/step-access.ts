import { Injectable } from '@nestjs/common';
import { scopeOf, seesCohort } from '@pijar/cohorts/api';
import type { AssignmentBody } from '@pijar/curriculum/contracts';
import type { Actor } from '@pijar/identity/contracts';
import type { StepState } from '@pijar/learning/contracts';
import { problems } from '@pijar/shared/api';
import type { EntityManager } from 'typeorm';

/** An assignment as one membership stands with it. */
export interface AssignmentStep {
  membershipId: string;
  stepId: string;
  stageId: string;
  cohortId: string;
  organisationId: string;
  /** The participant. */
  personId: string;
  /** IANA zone of the cohort: working days and due dates count in it. */
  timeZone: string;
  code: string;
  title: string;
  body: AssignmentBody;
  state: StepState;
  /** `YYYY-MM-DD`, null when it has none. */
  dueOn: string | null;
  membershipState: 'invited' | 'active' | 'paused' | 'left' | 'completed';
  /** The actor is not the participant but staff of her cohort: what is entered must say who and why. */
  isActingFor: boolean;
}

/** Who may open a step, and how it stands. */
@Injectable()
export class StepAccess {
  /**
   * For reading: the participant herself (unless she left), staff of the cohort, its officers. A step of another version of the
   * programme is answered with the one that took its place.
   * @throws 404 when it is not there or not for the actor to see
   */
  async seeAssignment(
    manager: EntityManager,
    actor: Actor,
    membershipId: string,
    stepId: string,
  ): Promise<AssignmentStep> {
    const scope = scopeOf(actor);
    const [row] = (await manager.query(
      `select m.id as "membershipId", st.id as "stepId", st.stage_id as "stageId", c.id as "cohortId",
              c.organisation_id as "organisationId", m.person_id as "personId",
              c.time_zone as "timeZone", st.code, st.title, st.body, p.state,
              to_char(p.due_on, 'YYYY-MM-DD') as "dueOn", m.state as "membershipState",
              m.person_id <> $3 as "isActingFor"
         from membership m
         join cohort c on c.id = m.cohort_id
         join step_progress p on p.membership_id = m.id and p.step_id = step_now($1, $2)
         join step st on st.id = p.step_id and st.kind = 'assignment'
        where m.id = $1
          and ((m.person_id = $3 and m.state <> 'left') or ${seesCohort('c', [3, 4, 5, 6])})`,
      [membershipId, stepId, actor.personId, scope.isAdmin, scope.isOfficer, actor.organisationId],
    )) as AssignmentStep[];
    if (!row) throw problems.notFound();
    return row;
  }

  /**
   * For handing in work: as seeAssignment, and the step must take work now. It locks nothing: the caller's own row decides
   * races.
   * @throws 404 as seeAssignment
   * @throws 409 `membership-paused` or `membership-left`; `step-locked` (its stage or track is not open); `step-done` (accepted);
   *   `step-dropped` (the version that her cohort moved to has it no more)
   */
  async openAssignment(
    manager: EntityManager,
    actor: Actor,
    membershipId: string,
    stepId: string,
  ): Promise<AssignmentStep> {
    const step = await this.seeAssignment(manager, actor, membershipId, stepId).catch(
      async (fault) => {
        await this.assertNotDropped(manager, actor, membershipId, stepId);
        throw fault;
      },
    );
    if (step.membershipState === 'paused' || step.membershipState === 'left') {
      throw problems.conflict(
        `membership-${step.membershipState}`,
        'The membership takes no work.',
      );
    }
    if (step.state === 'locked') {
      throw problems.conflict('step-locked', 'The stage or the track is not open yet.');
    }
    if (step.state === 'done') {
      throw problems.conflict('step-done', 'The work was accepted already.');
    }
    return step;
  }

  /** @throws 409 `step-dropped` when the membership had such a step in a version that its cohort left */
  private async assertNotDropped(
    manager: EntityManager,
    actor: Actor,
    membershipId: string,
    stepId: string,
  ): Promise<void> {
    const scope = scopeOf(actor);
    const rows = (await manager.query(
      `select 1
         from membership m
         join cohort c on c.id = m.cohort_id
         join former_step_progress p on p.membership_id = m.id
         join step st on st.id = p.step_id
         join step said on said.id = $2 and said.code = st.code and said.kind = st.kind
        where m.id = $1
          and ((m.person_id = $3 and m.state <> 'left') or ${seesCohort('c', [3, 4, 5, 6])})`,
      [membershipId, stepId, actor.personId, scope.isAdmin, scope.isOfficer, actor.organisationId],
    )) as unknown[];
    if (rows.length === 0) return;
    throw problems.conflict('step-dropped', 'The programme has this assignment no more.');
  }
}
