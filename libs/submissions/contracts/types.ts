import type * as z from 'zod';
import type * as schemas from './schemas';

export type FileView = z.infer<typeof schemas.FileView>;
export type Decision = z.infer<typeof schemas.Decision>;
export type Scores = z.infer<typeof schemas.Scores>;
export type MarkColour = z.infer<typeof schemas.MarkColour>;
export type MarkStroke = z.infer<typeof schemas.MarkStroke>;
export type MarkNote = z.infer<typeof schemas.MarkNote>;
export type MarkedPhoto = z.infer<typeof schemas.MarkedPhoto>;
export type Marks = z.infer<typeof schemas.Marks>;
export type VoiceView = z.infer<typeof schemas.VoiceView>;
export type FeedbackView = z.infer<typeof schemas.FeedbackView>;

export type DraftInput = z.infer<typeof schemas.DraftInput>;
export type DraftView = z.infer<typeof schemas.DraftView>;
export type AttemptInput = z.infer<typeof schemas.AttemptInput>;
export type EnteredFor = z.infer<typeof schemas.EnteredFor>;
export type Consent = z.infer<typeof schemas.Consent>;
export type Entry = z.infer<typeof schemas.Entry>;
export type EntryAnswer = z.infer<typeof schemas.EntryAnswer>;
export type ActingView = z.infer<typeof schemas.ActingView>;
export type ActingHandInView = z.infer<typeof schemas.ActingHandInView>;
export type AttemptReceipt = z.infer<typeof schemas.AttemptReceipt>;
export type AttemptView = z.infer<typeof schemas.AttemptView>;
export type HandInState = z.infer<typeof schemas.HandInState>;
export type HandInSummary = z.infer<typeof schemas.HandInSummary>;
export type HandInList = z.infer<typeof schemas.HandInList>;
export type HandInView = z.infer<typeof schemas.HandInView>;
export type OwnFiles = z.infer<typeof schemas.OwnFiles>;
export type SubmissionView = z.infer<typeof schemas.SubmissionView>;

export type QueueQuery = z.infer<typeof schemas.QueueQuery>;
export type QueueRow = z.infer<typeof schemas.QueueRow>;
export type ReviewQueueView = z.infer<typeof schemas.ReviewQueueView>;
export type QueueFacets = z.infer<typeof schemas.QueueFacets>;
export type TakeNextInput = z.infer<typeof schemas.TakeNextInput>;
export type Availability = z.infer<typeof schemas.Availability>;
export type AvailabilityInput = z.infer<typeof schemas.AvailabilityInput>;
export type Assignees = z.infer<typeof schemas.Assignees>;
export type ReassignInput = z.infer<typeof schemas.ReassignInput>;
export type LeaseView = z.infer<typeof schemas.LeaseView>;
export type ClaimView = z.infer<typeof schemas.ClaimView>;

export type WorkState = z.infer<typeof schemas.WorkState>;
export type WorksQuery = z.infer<typeof schemas.WorksQuery>;
export type WorkRow = z.infer<typeof schemas.WorkRow>;
export type WorksPage = z.infer<typeof schemas.WorksPage>;

export type ReviewView = z.infer<typeof schemas.ReviewView>;
export type FeedbackDraftInput = z.infer<typeof schemas.FeedbackDraftInput>;
export type FeedbackDraftView = z.infer<typeof schemas.FeedbackDraftView>;
export type FeedbackDraftSaved = z.infer<typeof schemas.FeedbackDraftSaved>;
export type DecisionInput = z.infer<typeof schemas.DecisionInput>;
export type ReviewState = z.infer<typeof schemas.ReviewState>;
export type SentDecisionView = z.infer<typeof schemas.SentDecisionView>;
export type DecisionView = z.infer<typeof schemas.DecisionView>;

export type ReviewNote = z.infer<typeof schemas.ReviewNote>;
export type ReviewNotes = z.infer<typeof schemas.ReviewNotes>;
export type ReviewNoteInput = z.infer<typeof schemas.ReviewNoteInput>;

export type CorrectionInput = z.infer<typeof schemas.CorrectionInput>;
export type PhraseField = z.infer<typeof schemas.PhraseField>;
export type OwnPhrase = z.infer<typeof schemas.OwnPhrase>;
export type OwnPhraseInput = z.infer<typeof schemas.OwnPhraseInput>;
export type ReadyPhrases = z.infer<typeof schemas.ReadyPhrases>;

export type FileRefusal = NonNullable<FileView['refusal']>;
