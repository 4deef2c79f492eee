import { Component, computed, inject, input, linkedSignal, resource } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ModulePath } from '@pijar/learning/contracts';
import { Connection, FileSizePipe, Icon, Phone, ProgressBar } from '@pijar/shared/web';
import { STEP_FACES } from '../step/step-faces';
import { ModuleSaver } from './module-saver';
import { bytesIn, ownBytes, type OwnWeight } from './own-weight';
import { SavedList } from './saved-list';

/** Takes one module home, with what it costs before and how far it is. */
@Component({
  selector: 'pijar-save-module',
  imports: [TranslocoDirective, FileSizePipe, Icon, ProgressBar],
  templateUrl: './save-module.html',
  styleUrl: './save-module.css',
})
export class SaveModule {
  readonly #saver = inject(ModuleSaver);
  readonly #saved = inject(SavedList);
  readonly #phone = inject(Phone);
  readonly #faces = inject(STEP_FACES);
  protected readonly isOnline = inject(Connection).isOnline;
  readonly membershipId = input.required<string>();
  readonly module = input.required<Pick<ModulePath, 'moduleId' | 'code' | 'title'>>();
  readonly weight = input<OwnWeight>();

  protected readonly canSave = resource({ loader: () => this.#saver.canSave() });
  protected readonly saved = computed(() => this.#saved.of(this.module().moduleId));
  protected readonly saving = computed(() => this.#saver.savingOf(this.module().moduleId));
  /** What was begun goes on as it was begun. */
  protected readonly withSound = linkedSignal(() => this.saved()?.hasSound ?? false);
  protected readonly soundBytes = computed(() => this.#bytes(true) - this.#bytes(false));
  /** Of her own files in it: photos, voices, documents. */
  protected readonly allOwn = computed(() => bytesIn(this.weight()?.own ?? []));
  /** Read again whenever something was saved or taken away. */
  protected readonly own = resource({
    params: () => {
      const saved = this.saved();
      return saved && { saved, own: this.weight()?.own ?? [], of: this.#saved.modules() };
    },
    loader: ({ params: { saved, own } }) => ownBytes(this.#phone, saved.stepIds, own),
    defaultValue: { kept: 0, missing: 0 },
  });
  protected readonly bytes = computed(() => this.#bytes(this.withSound()));
  protected readonly state = computed(() => {
    const saving = this.saving();
    if (saving) return saving.trouble ?? 'saving';
    const saved = this.saved();
    if (saved) return saved.isWhole ? 'saved' : 'offline';
    return 'none';
  });

  protected save(): void {
    const weight = this.weight();
    if (!weight) return;
    const asked = { membershipId: this.membershipId(), module: this.module() };
    const how = { withSound: this.withSound(), faces: this.#faces };
    void this.#saver.save({ ...asked, weight, ...how });
  }

  protected addSound(): void {
    this.withSound.set(true);
    this.save();
  }

  protected stop(): void {
    this.#saver.stop(this.module().moduleId);
  }

  protected remove(): void {
    const saved = this.saved();
    if (saved) void this.#saver.remove(saved);
  }

  #bytes(withSound: boolean): number {
    const weight = this.weight();
    return weight ? ModuleSaver.bytesOf(weight, withSound) : 0;
  }
}
