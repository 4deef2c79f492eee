import { Module, type DynamicModule } from '@nestjs/common';
import { CohortsApiModule } from '@pijar/cohorts/api';
import { IdentityApiModule } from '@pijar/identity/api';
import { CurriculumApiModule } from '@pijar/curriculum/api';
import { LearningApiModule } from '@pijar/learning/api';
import { PlatformModule, type Settings } from '@pijar/shared/api';
import { SubmissionsApiModule } from '@pijar/submissions/api';
import { LoggerModule } from 'nestjs-pino';
import type { Logger } from 'pino';
import { HealthController } from './health.controller';

/** The contexts, in the order of the dependency line. */
const contexts = [
  IdentityApiModule,
  CurriculumApiModule,
  CohortsApiModule,
  LearningApiModule,
  SubmissionsApiModule,
];

@Module({})
export class AppModule {
  static with(settings: Settings, databaseUrl: string, log: Logger): DynamicModule {
    return {
      module: AppModule,
      imports: [
        LoggerModule.forRoot({
          forRoutes: ['{*splat}'],
          pinoHttp: { logger: log, autoLogging: false, quietReqLogger: true },
        }),
        PlatformModule.with(settings, { url: databaseUrl, poolSize: settings.databasePool }),
        ...contexts,
      ],
      controllers: [HealthController],
    };
  }
}
