import { Module, type DynamicModule } from '@nestjs/common';
import { CohortsApiModule } from '@pijar/cohorts/api';
import { CredentialsApiModule } from '@pijar/credentials/api';
import { CurriculumApiModule } from '@pijar/curriculum/api';
import { IdentityApiModule } from '@pijar/identity/api';
import { InsightsApiModule } from '@pijar/insights/api';
import { LearningApiModule } from '@pijar/learning/api';
import { MentoringApiModule } from '@pijar/mentoring/api';
import { NotificationsApiModule } from '@pijar/notifications/api';
import { PlatformModule, type DatabaseOptions, type Settings } from '@pijar/shared/api';
import { SubmissionsApiModule } from '@pijar/submissions/api';
import { WorkshopsApiModule } from '@pijar/workshops/api';
import { LoggerModule } from 'nestjs-pino';
import type { Logger } from 'pino';
import { HealthController } from './health.controller';
import { JobsController } from './jobs.controller';

/** The contexts, in the order of the dependency line. */
export const contexts = [
  IdentityApiModule,
  CurriculumApiModule,
  CohortsApiModule,
  LearningApiModule,
  WorkshopsApiModule,
  SubmissionsApiModule,
  MentoringApiModule,
  CredentialsApiModule,
  NotificationsApiModule,
  InsightsApiModule,
];

@Module({})
export class AppModule {
  static with(settings: Settings, database: DatabaseOptions, log: Logger): DynamicModule {
    return {
      module: AppModule,
      imports: [
        // No logger of its own for every request: lines carry the request's id all the same (request-id.ts).
        LoggerModule.forRoot({ forRoutes: [], pinoHttp: { logger: log, autoLogging: false } }),
        PlatformModule.with(settings, database),
        ...contexts,
      ],
      controllers: [HealthController, JobsController],
    };
  }
}
