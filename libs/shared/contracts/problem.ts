/**
 * RFC 9457 problem. `type` is stable and is what the web translates (`problem.<last part>`);
 * `title` and `detail` are English for developers.
 */
export interface Problem {
  /** `/problems/<kind>`, e.g. `/problems/wrong-pin`. */
  type: string;
  title: string;
  status: number;
  detail?: string;
  /** Field faults of a 422: a JSON pointer into the request (`/body/phone`) and a stable code. */
  errors?: FieldFault[];
  /** What a conflict is about: the current version, so that both texts can survive. */
  current?: unknown;
  /** Seconds until a retry makes sense (429, 503). */
  retryAfter?: number;
}

export interface FieldFault {
  pointer: string;
  code: string;
  detail: string;
}

/** The kind of a problem: the last part of its type. */
export function problemKind(problem: Pick<Problem, 'type'>): string {
  return problem.type.slice(problem.type.lastIndexOf('/') + 1);
}
