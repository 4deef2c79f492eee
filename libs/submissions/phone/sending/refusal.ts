import { problemKind, type Problem } from '@pijar/shared/contracts';

/** Why an attempt was refused; `uploadAt` is the place in `uploadIds` of the file that it is about. */
export interface Refusal {
  kind: string;
  uploadAt: number | null;
}

const UPLOAD = /^\/body\/uploadIds\/(\d+)$/;

/** What the server said no to. Faults of a 422 speak for themselves: their code is more than “not valid”. */
export function refusalOf(problem: Problem): Refusal {
  const fault = problem.errors?.[0];
  if (!fault) return { kind: problemKind(problem), uploadAt: null };
  const upload = UPLOAD.exec(fault.pointer);
  if (upload && fault.code !== 'kind-not-accepted') {
    return { kind: `upload-${fault.code}`, uploadAt: Number(upload[1]) };
  }
  return { kind: fault.code, uploadAt: null };
}
