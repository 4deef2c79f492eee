import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import {
  type Channel,
  type Preferences,
  type PreferencesChange,
  type Topic,
  changePreferences,
  getPreferences,
} from '@pijar/notifications/contracts';
import {
  ApiClient,
  Card,
  ErrorState,
  Field,
  FieldInput,
  ProblemError,
  ProblemText,
  Skeleton,
  Toasts,
  Words,
  resourceOf,
} from '@pijar/shared/web';
import { firstValueFrom } from 'rxjs';
import { PushSwitch } from './push-switch';
import { Toggle } from './toggle';

/** What I want to be told outside the product, and where. Every switch is kept at once. */
@Component({
  selector: 'pijar-preferences-page',
  imports: [Card, ErrorState, Field, FieldInput, PushSwitch, Skeleton, Toggle, TranslocoDirective],
  templateUrl: './preferences-page.html',
  styleUrl: './preferences-page.css',
})
export class PreferencesPage {
  readonly #api = inject(ApiClient);
  readonly #toasts = inject(Toasts);
  readonly #words = inject(Words);
  readonly #problems = inject(ProblemText);

  protected readonly asked = resourceOf(getPreferences, () => ({}));
  /** As the server has it, or will have it in a moment. */
  protected readonly mine = linkedSignal<Preferences | null>(() =>
    this.asked.hasValue() ? this.asked.value() : null,
  );
  protected readonly isBusy = signal(false);
  protected readonly email = linkedSignal(() => this.mine()?.email ?? '');
  protected readonly isEmailWrong = signal(false);

  /** Channels on which something can come at all: set up here, and she gave an address where one is needed. */
  protected readonly channels = computed(() => {
    const mine = this.mine();
    return (mine?.channels ?? [])
      .filter((one) => one.isOn && (one.channel !== 'email' || mine?.email))
      .map((one) => one.channel);
  });
  protected readonly topics = computed(() => [
    ...new Set((this.mine()?.choices ?? []).map((choice) => choice.topic)),
  ]);

  protected standing(channel: Channel) {
    return this.mine()?.channels.find((one) => one.channel === channel);
  }

  protected isOn(topic: Topic, channel: Channel): boolean {
    const choice = this.mine()?.choices.find(
      (one) => one.topic === topic && one.channel === channel,
    );
    return choice?.isOn ?? false;
  }

  protected choose(topic: Topic, channel: Channel, isOn: boolean): Promise<void> {
    return this.#change({ choices: [{ topic, channel, isOn }] });
  }

  protected tellDetails(hasDetails: boolean): Promise<void> {
    return this.#change({ hasDetails });
  }

  protected async keepEmail(): Promise<void> {
    this.isEmailWrong.set(false);
    await this.#change({ email: this.email().trim() || null }, 'preferences.email.saved');
  }

  async #change(change: PreferencesChange, said?: string): Promise<void> {
    this.isBusy.set(true);
    try {
      this.mine.set(await firstValueFrom(this.#api.call(changePreferences, { body: change })));
      if (said) this.#toasts.show(this.#words.say(said));
    } catch (error) {
      const isWrong = error instanceof ProblemError && error.status === 422;
      if (isWrong && change.email !== undefined) this.isEmailWrong.set(true);
      else this.#toasts.show(this.#problems.of(error), { tone: 'bad' });
    }
    this.isBusy.set(false);
  }
}
