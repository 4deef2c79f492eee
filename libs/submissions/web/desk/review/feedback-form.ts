import {
  Component,
  ElementRef,
  computed,
  inject,
  input,
  output,
  viewChild,
  viewChildren,
} from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { AgoPipe, Icon } from '@pijar/shared/web';
import { Decision, PhraseField, ReviewView } from '@pijar/submissions/contracts';
import { FeedbackDraft } from '../feedback/feedback-draft';
import { FeedbackField } from '../feedback/feedback-field';
import { returnsBeforeTalking, returnsOf, withPhrase } from '../feedback/feedback-words';
import { RubricForm } from '../feedback/rubric-form';
import { SavedWords } from '../feedback/saved-words';
import { VoiceFeedback } from '../feedback/voice-feedback';
import { WordsCard } from '../feedback/words-card';
import { Deciding } from './deciding';
import { FeedbackSlots } from './feedback-slots';

/** The rubric, the two texts, and Kembalikan or Terima. */
@Component({
  selector: 'pijar-feedback-form',
  imports: [
    TranslocoDirective,
    AgoPipe,
    Icon,
    FeedbackField,
    FeedbackSlots,
    RubricForm,
    SavedWords,
    VoiceFeedback,
    WordsCard,
  ],
  templateUrl: './feedback-form.html',
  styleUrl: './feedback-form.css',
})
export class FeedbackForm {
  readonly review = input.required<ReviewView>();
  /** Whether an answer can go now; without the lease words can still be written and are kept. */
  readonly canDecide = input.required<boolean>();
  readonly pressed = output<Decision>();

  private readonly rubricForm = viewChild(RubricForm);
  private readonly fields = viewChildren(FeedbackField);
  private readonly returnButton = viewChild<ElementRef<HTMLButtonElement>>('returning');
  private readonly acceptButton = viewChild<ElementRef<HTMLButtonElement>>('accepting');
  protected readonly draft = inject(FeedbackDraft);
  protected readonly deciding = inject(Deciding);
  protected readonly gaps = computed(() => this.deciding.gaps(this.review()));

  /** She says that it is not her work: it can only be returned. */
  protected readonly isDisowned = computed(
    () => this.review().attempts[0].entered?.answer === 'disowned',
  );

  /** It came back to her twice: a third time, somebody talks with her. */
  protected readonly isTimeToTalk = computed(
    () => returnsOf(this.review().attempts) >= returnsBeforeTalking,
  );

  /** 1 to 4, pressed anywhere on the page. */
  press(key: string): void {
    this.rubricForm()?.press(key);
  }

  /** To the criterion after or before the one that has the focus. */
  walk(steps: 1 | -1): void {
    this.rubricForm()?.walk(steps);
  }

  /** To one of the two texts. */
  write(field: PhraseField): void {
    this.fields()
      .find((each) => each.field() === field)
      ?.focus();
  }

  /** To the button of a decision, so that Enter sends it: one slip of a finger sends nothing. */
  aim(decision: Decision): void {
    const button = decision === 'accepted' ? this.acceptButton() : this.returnButton();
    button?.nativeElement.focus();
  }

  /** Goes to the first thing that is missing. */
  focusGap(): void {
    const gap = this.gaps()[0];
    if (gap === 'scores') this.rubricForm()?.focusMissing();
    else if (gap) this.write(gap);
  }

  protected proposeTalking(sentence: string): void {
    this.draft.write({ change: withPhrase(this.draft.words().change, sentence) });
    this.write('change');
  }

  protected beginWriting(): void {
    this.write('good');
  }
}
