import { NgComponentOutlet } from '@angular/common';
import {
  Component,
  ElementRef,
  OnInit,
  computed,
  inject,
  input,
  resource,
  signal,
  viewChild,
} from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { HandInKind } from '@pijar/curriculum/contracts';
import {
  Connection,
  Icon,
  PersonDatePipe,
  PersonSettings,
  Words,
  formatDate,
} from '@pijar/shared/web';
import { maxFilesPerAttempt, maxHandInText } from '@pijar/submissions/contracts';
import { Writing } from '../draft/writing';
import { FileUploads } from '../files/file-uploads';
import { documentPicker, soundPicker } from '../files/file-kind';
import { HandInFiles } from '../files/hand-in-files';
import { Room } from '../phone/room';
import { AttemptSender } from '../sending/attempt-sender';
import { isRecordingLeft, layAmongFiles } from '../../voice/kept-sound';
import type { Recording } from '../../voice/voice-recorder';
import { ItemRow } from './item-row';
import { filled, isLink, type Item, type Work } from '@pijar/submissions/phone';

/** Where work is put together: words, photos, voice, documents, links, and “Kirim”. */
@Component({
  selector: 'pijar-composer',
  imports: [TranslocoDirective, PersonDatePipe, Icon, ItemRow, NgComponentOutlet],
  templateUrl: './composer.html',
  styleUrl: './composer.css',
})
export class Composer implements OnInit {
  readonly accepts = input.required<readonly HandInKind[]>();
  /** The way that the assignment thinks of first. */
  readonly suggested = input.required<HandInKind>();
  /** `membership/step`. */
  readonly work = input.required<string>();
  readonly isAgain = input(false);
  /** As in Work. */
  readonly enteredFor = input<Work['enteredFor']>();

  readonly #words = inject(Words);
  readonly #settings = inject(PersonSettings);
  readonly #uploads = inject(FileUploads);
  readonly #sender = inject(AttemptSender);
  private readonly textArea = viewChild<ElementRef<HTMLTextAreaElement>>('text');
  protected readonly connection = inject(Connection);
  protected readonly room = inject(Room);
  protected readonly writing = inject(Writing);
  protected readonly files = inject(HandInFiles);

  protected readonly isRecording = signal(false);
  /** Fetched when she wants to speak: most work is words and photos. */
  protected readonly voiceNote = resource({
    params: () => this.isRecording() || undefined,
    loader: () => import('../../voice/voice-note').then((m) => m.VoiceNote),
  });
  protected readonly voiceInputs = computed(() => ({
    work: this.work(),
    whenRecorded: (recording: Recording) => void this.keepRecording(recording),
    whenClosed: () => this.isRecording.set(false),
  }));
  protected readonly isChecked = signal(false);
  readonly #hasLinks = computed(() => this.writing.written().links.length > 0);
  protected readonly linkFields = resource({
    params: () => this.#hasLinks() || undefined,
    loader: () => import('./link-fields').then((m) => m.LinkFields),
  });
  protected readonly linkInputs = computed(() => ({
    links: this.writing.written().links,
    isChecked: this.isChecked(),
    whenChanged: (links: string[]) => this.writing.write({ links }),
  }));
  protected readonly documentPicker = computed(() =>
    [
      this.accepts().includes('document') ? documentPicker : '',
      this.accepts().includes('voice') ? soundPicker : '',
    ]
      .filter(Boolean)
      .join(','),
  );
  protected readonly maxText = maxHandInText;
  protected readonly hasCarried = computed(() =>
    this.files.items().some(({ carriedFrom }) => carriedFrom !== null),
  );
  protected readonly tooMany = computed(() =>
    this.files.items().length > maxFilesPerAttempt ? maxFilesPerAttempt : null,
  );
  /** Key of what stands in the way of sending, once she has pressed for it; goes as soon as it is mended. */
  protected readonly fault = computed(() => (this.isChecked() ? this.#faultNow() : null));
  /** Why the server or a file stopped the last sending, in words. */
  protected readonly refusal = computed(() => {
    this.#words.spoken();
    const state = this.#sender.state();
    if (state.phase !== 'writing' || !state.fault) return null;
    return this.#words.say(
      this.#words.firstKnown(`problem.${state.fault}`) ?? 'problem.unexpected',
    );
  });

  async ngOnInit(): Promise<void> {
    if (await isRecordingLeft(this.room, this.work())) this.isRecording.set(true);
  }

  protected has(kind: HandInKind): boolean {
    return this.accepts().includes(kind);
  }

  protected choose(picker: HTMLInputElement): void {
    const chosen = [...(picker.files ?? [])];
    picker.value = '';
    void this.files.add(chosen);
  }

  protected async keepRecording(recording: Recording): Promise<void> {
    this.isRecording.set(false);
    const when = formatDate(Date.now(), 'moment', this.#settings.language(), this.#settings.zone());
    const name = this.#words.say('submissions.voice.name', { when });
    await layAmongFiles(recording, name, this.files, this.room, this.work());
  }

  protected addLink(): void {
    this.writing.write({ links: [...this.writing.written().links, ''] });
  }

  protected numberOf(item: Item): number {
    const photos = this.files.items().filter(({ kind }) => kind === 'photo');
    return photos.indexOf(item) + 1;
  }

  protected remove(item: Item): void {
    void this.#uploads.remove(item);
  }

  protected sendAgain(item: Item): void {
    void this.#uploads.sendAgain(item);
  }

  protected send(): void {
    this.isChecked.set(true);
    const fault = this.fault();
    if (!fault) this.#sender.press();
    else if (fault === 'nothing') this.textArea()?.nativeElement.focus();
  }

  #faultNow(): string | null {
    if (this.enteredFor()?.() === null) return 'whyFor';
    const { text, links } = this.writing.written();
    const items = this.files.items();
    if (items.some(({ place }) => place.at === 'refused')) return 'refusedFile';
    if (this.tooMany()) return 'tooMany';
    if (text.length > maxHandInText) return 'tooLong';
    if (filled(links).some((link) => !isLink(link))) return 'linkWrong';
    return this.writing.isBlank() && items.length === 0 ? 'nothing' : null;
  }
}
