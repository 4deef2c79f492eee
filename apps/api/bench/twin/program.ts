/** Where the value of a statement's parameter comes from when the twin runs it for another request. */
export type Binding =
  | { from: 'constant'; value: unknown }
  /** A part of the request: a path parameter, a field of the body, the token's hash, the caller's address. */
  | { from: 'request'; name: string }
  /** A column of the first row that an earlier statement of the same request gave. */
  | { from: 'result'; statement: number; column: string }
  /** An id that the server makes; the same index is the same id. */
  | { from: 'new-id'; index: number }
  | { from: 'now'; offsetMs: number }
  /** Strings one after the other, e.g. an id inside JSON. */
  | { from: 'text'; parts: Binding[] }
  | { from: 'list'; items: Binding[] }
  | { from: 'object'; entries: [string, Binding][] };

export interface ProgramStatement {
  text: string;
  bindings: Binding[];
  /** Finds whoever is signed in; its rows are no part of an answer. */
  isSession: boolean;
}

/** One operation of the API as the twin does it: the statements that the API sent for it, in their order. */
export interface TwinOperation {
  method: string;
  /** With `:name` parameters, as in the contract. */
  path: string;
  /** A read answers the rows of all its statements, a write those of its last one. */
  kind: 'read' | 'write';
  statements: ProgramStatement[];
}
