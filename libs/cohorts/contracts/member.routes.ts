import { route } from '@pijar/shared/contracts';
import type * as z from 'zod';
import type { CohortParams } from './cohort.routes';
import type * as schemas from './member.schemas';

export type MembershipParams = z.infer<typeof schemas.MembershipParams>;
export type MemberRow = z.input<typeof schemas.MemberRow>;
export type RowFault = z.infer<typeof schemas.RowFault>;
export type CleanMember = z.infer<typeof schemas.CleanMember>;
export type PossibleDuplicate = z.infer<typeof schemas.PossibleDuplicate>;
export type SheetPreviewBody = z.infer<typeof schemas.SheetPreviewBody>;
export type SheetPreview = z.infer<typeof schemas.SheetPreview>;
export type AddMembersBody = z.input<typeof schemas.AddMembersBody>;
export type AddMembersAnswer = z.infer<typeof schemas.AddMembersAnswer>;
export type IssueCodesBody = z.infer<typeof schemas.IssueCodesBody>;
export type IssuedCodes = z.infer<typeof schemas.IssuedCodes>;
export type ChangeMembershipBody = z.input<typeof schemas.ChangeMembershipBody>;
export type MoveMembershipBody = z.input<typeof schemas.MoveMembershipBody>;
export type MembershipView = z.infer<typeof schemas.MembershipView>;

const cohort = '/api/v1/cohorts/:cohortId';
const membership = '/api/v1/memberships/:membershipId';
type Change = { params: MembershipParams; body: ChangeMembershipBody };

/** Reads a pasted sheet and says what it understood; adds nobody. */
export const previewMembers = route<{ params: CohortParams; body: SheetPreviewBody }, SheetPreview>(
  'POST',
  `${cohort}/members/preview`,
);
/** Adds one person or a sheet; each row has its own outcome. */
export const addMembers = route<{ params: CohortParams; body: AddMembersBody }, AddMembersAnswer>(
  'POST',
  `${cohort}/members`,
);
export const issueActivationCodes = route<
  { params: CohortParams; body: IssueCodesBody },
  IssuedCodes
>('POST', `${cohort}/activation-codes`);

/** What staff see; a participant's own memberships are read from learning. */
export const showMembership = route<{ params: MembershipParams }, MembershipView>(
  'GET',
  `${membership}/profile`,
);
export const pauseMembership = route<Change, MembershipView>('POST', `${membership}/pause`);
export const readmitMembership = route<Change, MembershipView>('POST', `${membership}/readmit`);
/** The person leaves the cohort; her work stays hers. */
export const leaveMembership = route<Change, MembershipView>('POST', `${membership}/leave`);
export const moveMembership = route<
  { params: MembershipParams; body: MoveMembershipBody },
  MembershipView
>('POST', `${membership}/move`);
