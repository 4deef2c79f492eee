import { Id, paragraphs } from '@pijar/shared/schemas';
import * as z from 'zod';
import { maxPhrase } from '../limits';
import { ClientId } from './parts';

/** Which of the two texts a sentence is for. */
export const PhraseField = z.enum(['good', 'change']);

/** A sentence that a reviewer keeps for herself. */
export const OwnPhrase = z.object({ id: Id, field: PhraseField, text: z.string() });

export const PhraseParams = z.strictObject({ phraseId: ClientId });
export const OwnPhraseInput = z.strictObject({
  field: PhraseField,
  text: paragraphs(maxPhrase, 1),
});

/** The assignment's own first, then the programme's; nothing stands there twice. */
const ready = z.array(z.string());
export const ReadyPhrases = z.object({ good: ready, change: ready, own: z.array(OwnPhrase) });
