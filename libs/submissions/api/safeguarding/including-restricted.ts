const gated = /\b(from|join|update|using)(\s+)(submission_attempt|submission|upload|feedback)\b/g;

/**
 * The same statement over all work, restricted work too: `submission` and its like are views without it. Only for what the
 * participant does and sees herself, for the safeguarding persons, and for what carries all work along. See docs/adr/0048.
 */
export const includingRestricted = (sql: string): string => sql.replace(gated, '$1$2every_$3');
