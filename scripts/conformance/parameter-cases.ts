/** One case of `parameters.json`: a parameter, a value of it, and what is sent. */
export interface ParameterCase {
  readonly id: string;
  readonly in: "path" | "query" | "querystring" | "header" | "cookie";
  readonly name: string;
  readonly case?: string;
  readonly type?: "primitive" | "array" | "object" | "null" | "undefined";
  readonly style?: StyleName | null;
  readonly explode?: boolean | null;
  readonly allowReserved?: boolean;
  /** The media type, for a parameter that is described with `content`. */
  readonly content?: string;
  /** Absent for `undefined`. */
  readonly value?: unknown;
  /** The text on the wire; `null` where the case says no more than its level. */
  readonly expected: string | null;
  /** Other texts that are as good. */
  readonly acceptable?: readonly string[];
  readonly level: Level;
  /** The versions of OpenAPI that the case holds for. */
  readonly oas: readonly string[];
  readonly note?: string;
}

/** One case of `parameters-together.json`: the parameters of one operation, and what they make of its URL. */
export interface TogetherCase {
  readonly id: string;
  readonly serverUrl?: string;
  readonly path?: string;
  readonly params: readonly Omit<ParameterCase, "id" | "expected" | "level" | "oas">[];
  /** A URL, a path or a query. */
  readonly expected: string;
}

export type Level = (typeof levels)[number];

export const levels = ["normative", "must-reject", "recommended", "undefined-by-spec", "ignored-by-spec"] as const;

export type StyleName =
  | "simple"
  | "label"
  | "matrix"
  | "form"
  | "spaceDelimited"
  | "pipeDelimited"
  | "deepObject"
  | "cookie";

/** Whether a client may refuse what the case expects to be sent. */
export function mayBeRefused({ note = "" }: ParameterCase): boolean {
  return note.includes("a client may reject");
}
