import { Module, type DynamicModule } from '@nestjs/common';
import { IdentityApiModule } from '@pijar/identity/api';
import { PlatformModule, type Settings } from '@pijar/shared/api';
import { HealthController } from './health.controller';

/** The contexts, in the order of the dependency line. */
export const contexts = [IdentityApiModule];

@Module({})
export class AppModule {
  static with(settings: Settings, databaseUrl: string): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.with(settings, { url: databaseUrl, poolSize: settings.databasePool }),
        ...contexts,
      ],
      controllers: [HealthController],
    };
  }
}
