import { Module, type OnModuleInit } from '@nestjs/common';
import {
  CohortsApiModule,
  CohortShifts,
  MembershipMoves,
  MembershipStarts,
} from '@pijar/cohorts/api';
import { CurriculumApiModule } from '@pijar/curriculum/api';
import { IdentityApiModule } from '@pijar/identity/api';
import { StepAccess } from './access';
import { ChoicesController } from './choices/choices.controller';
import { TracksService } from './choices/tracks.service';
import { WaiversService } from './choices/waivers.service';
import { FactsController } from './facts/facts.controller';
import { FactsService } from './facts/facts.service';
import { PathsController } from './path/paths.controller';
import { PathsService } from './path/paths.service';
import { StandingQuery } from './path/standing.query';
import { ActivityMarks } from './progress/activity-marks';
import { LearningOfPerson } from './progress/learning-of-person';
import { StageCompletions } from './progress/stage-completions';
import { StageOpenings } from './progress/stage-openings';
import { StageProofs } from './progress/stage-proofs';
import { StageReopenings } from './progress/stage-reopenings';
import { StepReports } from './progress/step-reports';
import { DailyReminders, QuietMembershipsQuery } from './reminders';
import { DueDates } from './step/due-dates.service';
import { ModuleWeightsQuery } from './step/module-weights.query';
import { StepContentQuery } from './step/step-content.query';
import { StepsController } from './step/steps.controller';
import { StageTestQuery } from './tests/stage-test.query';
import { StageTests } from './tests/stage-tests.service';
import { VersionChanges } from './versions';
import { CarryProgress } from './versions/carry-progress';
import { MovingParts } from './versions/moving-parts';
import { PeopleStandingsQuery } from './versions/people-standings.query';
import { VersionChangeController } from './versions/version-change.controller';
import { VersionChangeQuery } from './versions/version-change.query';
import { VersionChangeService } from './versions/version-change.service';
import { VersionDifferencesQuery } from './versions/version-differences.query';

@Module({
  imports: [IdentityApiModule, CurriculumApiModule, CohortsApiModule],
  controllers: [
    ...[PathsController, StepsController, FactsController, ChoicesController],
    VersionChangeController,
  ],
  providers: [
    ...[StageOpenings, StageCompletions, ActivityMarks, StepReports, StepAccess],
    ...[StageReopenings, StageProofs],
    ...[StandingQuery, PathsService, StepContentQuery, ModuleWeightsQuery, DueDates],
    ...[FactsService, TracksService, WaiversService, LearningOfPerson],
    ...[StageTests, StageTestQuery, QuietMembershipsQuery, DailyReminders],
    ...[VersionChanges, VersionDifferencesQuery, PeopleStandingsQuery, VersionChangeQuery],
    ...[CarryProgress, MovingParts, VersionChangeService],
  ],
  exports: [
    ...[StepReports, StepAccess, DueDates, PathsService, VersionChanges],
    ...[StageReopenings, StageProofs],
  ],
})
export class LearningApiModule implements OnModuleInit {
  constructor(
    private readonly starts: MembershipStarts,
    private readonly moves: MembershipMoves,
    private readonly shifts: CohortShifts,
    private readonly openings: StageOpenings,
    private readonly dueDates: DueDates,
  ) {}

  onModuleInit(): void {
    this.starts.listen((manager, membershipIds) => this.openings.start(manager, membershipIds));
    this.shifts.listen((manager, shift) => this.dueDates.followCohort(manager, shift));
    this.moves.listen((manager, move) => this.dueDates.followMove(manager, move));
  }
}
