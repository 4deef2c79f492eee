import { route, type Page } from '@pijar/shared/contracts';
import type * as z from 'zod';
import type * as s from './administration.schemas';
import type { PersonParams } from './people';

export type NewOrganisation = z.infer<typeof s.NewOrganisation>;
export type OrganisationEdit = z.infer<typeof s.OrganisationEdit>;
export type OrganisationView = z.infer<typeof s.OrganisationView>;
export type OrganisationParams = z.infer<typeof s.OrganisationParams>;
export type OrganisationsQuery = z.infer<typeof s.OrganisationsQuery>;
export type StaffRole = z.infer<typeof s.StaffRole>;
export type NewStaff = z.infer<typeof s.NewStaff>;
export type StaffEdit = z.infer<typeof s.StaffEdit>;
export type StaffView = z.infer<typeof s.StaffView>;
export type CreatedStaff = z.infer<typeof s.CreatedStaff>;
export type StaffQuery = z.infer<typeof s.StaffQuery>;
export type AuditQuery = z.infer<typeof s.AuditQuery>;
export type AuditEntryView = z.infer<typeof s.AuditEntryView>;

export const listOrganisations = route<{ query: OrganisationsQuery }, Page<OrganisationView>>(
  'GET',
  '/api/v1/organisations',
);
export const createOrganisation = route<{ body: NewOrganisation }, OrganisationView>(
  'POST',
  '/api/v1/organisations',
);
/** Problems: 409 `changed-meanwhile` with the current organisation, 422 `taken` at the name. */
export const editOrganisation = route<
  { params: OrganisationParams; body: OrganisationEdit },
  OrganisationView
>('PATCH', '/api/v1/organisations/:organisationId');

/** Admins see all, officers the staff of their organisation. */
export const listStaff = route<{ query: StaffQuery }, Page<StaffView>>('GET', '/api/v1/staff');
/** Problems: 422 `taken` at the username, 422 `unknown` at the organisation. */
export const createStaff = route<{ body: NewStaff }, CreatedStaff>('POST', '/api/v1/staff');
/** Problems: 409 `changed-meanwhile` with the current account, 409 `last-admin`. */
export const editStaff = route<{ params: PersonParams; body: StaffEdit }, StaffView>(
  'PATCH',
  '/api/v1/staff/:personId',
);

export const listAudit = route<{ query: AuditQuery }, Page<AuditEntryView>>('GET', '/api/v1/audit');
