import { Component, DestroyRef, OnInit, computed, inject, input, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '@pijar/shared/web';
import { clockOf } from '../clock-of';
import { Recording, VoiceRecorder } from './voice-recorder';

/** Records a voice note, lets whoever spoke hear it, and hands it over. */
@Component({
  selector: 'pijar-voice-note',
  imports: [TranslocoDirective, Icon],
  providers: [VoiceRecorder],
  templateUrl: './voice-note.html',
  styleUrl: './voice-note.css',
})
export class VoiceNote implements OnInit {
  /** The name under which an unfinished recording lies on the device: `membership/step`, or whatever else it is for. */
  readonly work = input.required<string>();
  readonly longestMinutes = input(15);
  /** Functions, not outputs: pages fetch this component when somebody wants to speak, and outlets know inputs only. */
  readonly whenRecorded = input.required<(recording: Recording) => void>();
  readonly whenClosed = input.required<() => void>();

  protected readonly recorder = inject(VoiceRecorder);
  protected readonly take = signal<(Recording & { address: string }) | null>(null);
  protected readonly isRescued = signal(false);
  protected readonly clock = computed(() => clockOf(this.recorder.seconds()));
  protected readonly isLongest = computed(
    () => this.recorder.seconds() >= this.longestMinutes() * 60,
  );

  constructor() {
    inject(DestroyRef).onDestroy(() => this.#letGo());
  }

  async ngOnInit(): Promise<void> {
    const rescued = await this.recorder.rescue(this.work());
    if (!rescued) return;
    this.#offer(rescued);
    this.isRescued.set(true);
  }

  protected start(): void {
    void this.recorder.start(this.longestMinutes() * 60);
  }

  protected async finish(): Promise<void> {
    const recording = await this.recorder.finish();
    if (recording) this.#offer(recording);
  }

  /** The pieces stay on the phone until whoever hears this has laid the whole recording beside them. */
  protected keep(): void {
    const take = this.take();
    if (take) this.whenRecorded()({ sound: take.sound, seconds: take.seconds });
    this.#letGo();
  }

  protected async discard(): Promise<void> {
    await this.recorder.discard();
    this.#letGo();
  }

  protected async cancel(): Promise<void> {
    await this.discard();
    this.whenClosed()();
  }

  #offer(recording: Recording): void {
    this.#letGo();
    this.take.set({ ...recording, address: URL.createObjectURL(recording.sound) });
  }

  #letGo(): void {
    const take = this.take();
    if (take) URL.revokeObjectURL(take.address);
    this.take.set(null);
    this.isRescued.set(false);
  }
}
