const gated = /\b(from|join|update|using)(\s+)(pair_message|agreed_action)\b/g;

/**
 * The same statement over all that was said and agreed, restricted or not: `pair_message` and `agreed_action` are views without what
 * is restricted. Only for what the participant reads and does herself, her data and its erasure, what is sent again, and the
 * safeguarding persons. See docs/adr/0084.
 */
export const includingRestricted = (sql: string): string => sql.replace(gated, '$1$2every_$3');
