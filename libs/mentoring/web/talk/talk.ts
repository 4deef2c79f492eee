import {
  Component,
  DestroyRef,
  ElementRef,
  afterNextRender,
  afterRenderEffect,
  computed,
  inject,
  input,
  output,
} from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ContactView } from '@pijar/mentoring/contracts';
import { Clock, Icon, PersonDatePipe, PersonSettings, formatDate } from '@pijar/shared/web';
import { Words } from '@pijar/shared/web';
import { MessageFiles } from './files/message-files';
import { TalkLine, dayIn, daysOf } from './talk-days';

const DAY_MS = 24 * 3600 * 1000;

/** What was said, day by day, the newest at the bottom. What lies on the phone still comes last. */
@Component({
  selector: 'pijar-talk',
  imports: [Icon, MessageFiles, PersonDatePipe, TranslocoDirective],
  templateUrl: './talk.html',
  styleUrl: './talk.css',
})
export class Talk {
  readonly lines = input.required<readonly TalkLine[]>();
  readonly waiting = input<readonly TalkLine[]>([]);
  readonly contacts = input<readonly ContactView[]>([]);
  readonly hasEarlier = input(false);
  /** Whether what the other one wrote may become an agreement. */
  readonly canAgree = input(false);
  readonly earlierWanted = output<void>();
  readonly agreeWanted = output<TalkLine>();
  readonly #clock = inject(Clock);
  readonly #settings = inject(PersonSettings);
  readonly #words = inject(Words);
  readonly #element: HTMLElement = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly days = computed(() =>
    daysOf(this.lines(), this.contacts(), this.hasEarlier(), this.#settings.zone()),
  );
  /** The newest is looked at. */
  #isFollowing = false;
  readonly #last = computed(() => this.waiting().at(-1)?.id ?? this.lines().at(-1)?.id);

  constructor() {
    // The newest is what one came for; older ones that are fetched leave the page where it is.
    afterRenderEffect(() => {
      if (!this.#last()) return;
      this.#isFollowing = true;
      this.#toEnd();
    });
    const until = inject(DestroyRef);
    afterNextRender(() => this.#follow(until));
  }

  /** Older ones come in above: the page stays where it is. */
  protected growBack(): void {
    this.#isFollowing = false;
    this.earlierWanted.emit();
  }

  /** Photos take their room when they have come: the end stays in sight, unless somebody has scrolled away from it. */
  #follow(until: DestroyRef): void {
    const leave = () => (this.#isFollowing = false);
    const document = this.#element.ownerDocument;
    const grown = new ResizeObserver(() => this.#isFollowing && this.#toEnd());
    grown.observe(this.#element);
    for (const deed of ['wheel', 'touchmove'])
      document.addEventListener(deed, leave, { passive: true });
    until.onDestroy(() => {
      grown.disconnect();
      for (const deed of ['wheel', 'touchmove']) document.removeEventListener(deed, leave);
    });
  }

  #toEnd(): void {
    this.#element.querySelector('.end')?.scrollIntoView({ block: 'end' });
  }

  protected dayWords(day: string): string {
    const [zone, now] = [this.#settings.zone(), this.#clock.now()];
    this.#words.spoken();
    if (day === dayIn(now, zone)) return this.#words.say('mentoring.today');
    if (day === dayIn(now - DAY_MS, zone)) return this.#words.say('mentoring.yesterday');
    return formatDate(day, 'long', this.#settings.language(), zone);
  }
}
