export * from './identity-api.module';
export * from './session';
export { Activations, Codes, type ActivationListener } from './activation';
export { Consents } from './consent';
export { newParticipantNumber, organisationSeenBy, People } from './people';
export type { AddedParticipant, DuplicateOf, NewParticipant } from './people';
export { TryLimits, type TryRule } from './tries';
export { Secrets } from './secrets';
