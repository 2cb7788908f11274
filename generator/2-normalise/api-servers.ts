import type { Span } from "../diagnostics/source.js";

/** A Server Object (OAS 3.1 §4.8.5). */
export interface Server {
  /** Absent for the one server that a contract without servers has. */
  readonly at?: Span;
  /** With each variable replaced by its default. */
  readonly url: string;
  /** As it is written, with `{name}` for each variable. */
  readonly template: string;
  /** Those in the template, in its order. */
  readonly variables: readonly ServerVariable[];
  /** Whether `url` can be sent to. If not, it is relative to where the contract was found, or not finished. */
  readonly absolute: boolean;
  readonly description: string | undefined;
}

/** A Server Variable Object (OAS 3.1 §4.8.6) under its name. */
export interface ServerVariable {
  readonly at: Span;
  readonly name: string;
  readonly default: string;
  /** What it can be, the default among them; absent where that may be any text. */
  readonly values: readonly string[] | undefined;
  readonly description: string | undefined;
}
