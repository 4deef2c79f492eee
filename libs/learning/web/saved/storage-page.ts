import { Component, computed, inject, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ModulePath } from '@pijar/learning/contracts';
import { Card, Connection, FileSizePipe, Icon, Skeleton } from '@pijar/shared/web';
import { CurrentMembership } from '../path/current-membership';
import { STEP_FACES } from '../step/step-faces';
import { ModuleSaver } from './module-saver';
import { OwnWeights } from './own-weight';
import { SaveModule } from './save-module';
import { SavedList } from './saved-list';
import { isNearlyFull, needsHomeScreen, storageRoom } from './storage-room';

/** What of the programme lies on this phone, what it takes, and the rest to take home. */
@Component({
  selector: 'pijar-storage-page',
  providers: [OwnWeights],
  imports: [RouterLink, TranslocoDirective, Card, FileSizePipe, Icon, Skeleton, SaveModule],
  templateUrl: './storage-page.html',
  styleUrl: './storage-page.css',
})
export class StoragePage {
  readonly #saver = inject(ModuleSaver);
  readonly #saved = inject(SavedList);
  readonly #faces = inject(STEP_FACES);
  protected readonly current = inject(CurrentMembership);
  protected readonly isOnline = inject(Connection).isOnline;
  protected readonly needsHomeScreen = needsHomeScreen();

  readonly #weights = inject(OwnWeights);
  protected readonly room = resource({
    params: () => this.#saved.modules(),
    loader: () => storageRoom(),
  });
  protected readonly isNearlyFull = computed(() => {
    const room = this.room.value();
    return room ? isNearlyFull(room) : false;
  });

  /** Stages that are open to her, with the modules in them that can be opened. */
  protected readonly stages = computed(() =>
    (this.current.path()?.stages ?? [])
      .filter(({ state }) => state !== 'locked')
      .map((stage) => {
        const modules = stage.modules.filter((each) => !each.isTrack || each.isChosen);
        const missing = modules.filter(({ moduleId }) => !this.#saved.isWhole(moduleId));
        const bytes = missing.reduce((sum, each) => sum + this.#bytesOf(each), 0);
        return { stage, modules, missing, bytes };
      })
      .filter(({ modules }) => modules.length > 0),
  );
  /** Of an earlier version, a cohort she left, or a track she gave up. */
  protected readonly outdated = computed(() => {
    const shown = new Set(
      this.stages().flatMap(({ modules }) => modules.map(({ moduleId }) => moduleId)),
    );
    const home = this.current.home();
    return home ? this.#saved.modules().filter(({ moduleId }) => !shown.has(moduleId)) : [];
  });

  protected weightOf(module: ModulePath) {
    return this.#weights.of(module);
  }

  protected saveAll(modules: readonly ModulePath[]): void {
    const membershipId = this.current.id();
    if (!membershipId) return;
    for (const module of modules) {
      const weight = this.weightOf(module);
      if (!weight) continue;
      void this.#saver.save({ membershipId, module, weight, withSound: false, faces: this.#faces });
    }
  }

  protected removeOutdated(): void {
    for (const saved of this.outdated()) void this.#saver.remove(saved);
  }

  #bytesOf(module: ModulePath): number {
    const weight = this.weightOf(module);
    return weight ? ModuleSaver.bytesOf(weight, false) : 0;
  }
}
