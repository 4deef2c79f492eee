import { Module, type DynamicModule } from '@nestjs/common';
import { CohortsApiModule } from '@pijar/cohorts/api';
import { IdentityApiModule } from '@pijar/identity/api';
import { LearningApiModule } from '@pijar/learning/api';
import { PlatformModule, type Settings } from '@pijar/shared/api';
import { LoggerModule } from 'nestjs-pino';
import type { Logger } from 'pino';
import { HealthController } from './health.controller';

/** The contexts, in the order of the dependency line. */
const contexts = [IdentityApiModule, CohortsApiModule, LearningApiModule];

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
