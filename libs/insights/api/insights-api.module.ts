import { Module } from '@nestjs/common';
import { CohortsApiModule } from '@pijar/cohorts/api';
import { CohortCheckInsQuery } from './cohorts/cohort-check-ins.query';
import { CohortFunnels } from './cohorts/cohort-funnels.query';
import { CohortSummaryQuery } from './cohorts/cohort-summary.query';
import { CohortTestsQuery } from './cohorts/cohort-tests.query';
import { InsightsController } from './insights.controller';
import { PeopleListQuery } from './people/people-list.query';
import { ExportsController } from './report/exports.controller';
import { OutsideReportQuery } from './report/outside-report.query';
import { TimelineListQuery } from './timeline/timeline.query';

/** Reads of all contexts for those who lead cohorts; it writes nothing but that a file was exported. */
@Module({
  imports: [CohortsApiModule],
  controllers: [InsightsController, ExportsController],
  providers: [
    CohortFunnels,
    CohortSummaryQuery,
    CohortTestsQuery,
    CohortCheckInsQuery,
    PeopleListQuery,
    TimelineListQuery,
    OutsideReportQuery,
  ],
})
export class InsightsApiModule {}
