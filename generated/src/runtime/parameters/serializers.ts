import type { Values } from "./rules.js";

/** What writes the parameters of an operation, by their location. Absent where it has none there. */
export interface Serializers {
  /** Fills in the path template. */
  readonly path?: (template: string, values: Values | undefined) => string;
  /** Writes the query, without the `?`. */
  readonly query?: (values: ParameterValues) => string;
  /** Writes the headers, those among them that the contract does not describe. */
  readonly headers?: (values: Values | undefined) => Headers;
  /** Writes the `Cookie` header. */
  readonly cookies?: (values: Values | undefined) => Headers;
}

/** What a request says of the parameters of its operation. */
export interface ParameterValues {
  readonly path?: Values | undefined;
  readonly query?: Values | undefined;
  /** The whole query, where the contract has a parameter for it. */
  readonly querystring?: unknown;
  readonly headers?: Values | undefined;
  readonly cookies?: Values | undefined;
}

/** Headers as openapi-fetch takes them: `null` leaves out a header of the client. */
type Headers = Readonly<Record<string, string | null>>;
