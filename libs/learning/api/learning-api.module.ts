import { Module, type OnModuleInit } from '@nestjs/common';
import { CohortsApiModule, MembershipStarts } from '@pijar/cohorts/api';
import { StepAccess } from './access';
import { ActivityMarks } from './progress/activity-marks';
import { StageCompletions } from './progress/stage-completions';
import { StageOpenings } from './progress/stage-openings';
import { StepReports } from './progress/step-reports';

@Module({
  imports: [CohortsApiModule],
  providers: [StageOpenings, StageCompletions, ActivityMarks, StepReports, StepAccess],
  exports: [StepReports, StepAccess],
})
export class LearningApiModule implements OnModuleInit {
  constructor(
    private readonly starts: MembershipStarts,
    private readonly openings: StageOpenings,
  ) {}

  onModuleInit(): void {
    this.starts.listen((manager, membershipIds) => this.openings.start(manager, membershipIds));
  }
}
