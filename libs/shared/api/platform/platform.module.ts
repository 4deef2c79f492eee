import { Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Audit } from '../audit';
import { Clock } from '../clock';
import { Idempotency } from '../idempotency';
import { Outbox } from '../outbox';
import { SETTINGS, type Settings } from '../settings';

/** Where the database is and how many connections this process may hold. */
export interface DatabaseOptions {
  url: string;
  poolSize: number;
}

/** What every context stands on: settings, the database, clock, audit, idempotency. */
@Module({})
export class PlatformModule {
  static with(settings: Settings, database: DatabaseOptions): DynamicModule {
    return {
      module: PlatformModule,
      global: true,
      imports: [
        TypeOrmModule.forRoot({
          type: 'postgres',
          url: database.url,
          poolSize: database.poolSize,
          autoLoadEntities: true,
          synchronize: false,
          migrationsRun: false,
          applicationName: 'pijar',
          // A database that is away is answered with 503 soon, not after a minute.
          extra: { connectionTimeoutMillis: 3000 },
        }),
      ],
      providers: [{ provide: SETTINGS, useValue: settings }, Clock, Audit, Idempotency, Outbox],
      exports: [SETTINGS, Clock, Audit, Idempotency, Outbox],
    };
  }
}
