/**
 * The rules of the parameters of one location, as generated code states them (OpenAPI 3.2, Parameter Object). A parameter
 * that holds one string, number or boolean needs no rule: all default styles write it the same way. A bundle holds the
 * styles, media types and `allowReserved` that its rules name, and no others.
 *
 * ```ts
 * queryBy([
 *   { name: "tags", style: form },
 *   { name: "fields", style: form, explode: false, allowReserved },
 *   { name: "near", content: jsonText },
 * ]);
 * ```
 */
export type PathRule = StyleRule<PathStyle> | ContentRule;

export type QueryRule = (StyleRule<QueryStyle> | ContentRule) & {
  /** Whether `null`, `[]` and `{}` are sent as `name=`. Without it they are not sent. */
  readonly allowEmptyValue?: boolean;
};

/** Nothing in a header is percent-encoded, so there is nothing to reserve. */
export type HeaderRule = (StyleRule<PathStyle> & { readonly allowReserved?: never }) | ContentRule;

export type CookieRule = StyleRule<QueryStyle> | ContentRule;

/** A parameter that the contract describes with `schema`. */
export interface StyleRule<Style> {
  readonly name: string;
  /** The function that writes the style. Absent where values are strings, numbers or booleans. */
  readonly style?: Style;
  /** Where absent, `true` for the styles `form` and `cookie`, and `false` for all others. */
  readonly explode?: boolean;
  /** The function of this name, where reserved characters stay as they are. */
  readonly allowReserved?: Reserved;
  readonly content?: never;
}

/** A parameter that the contract describes with `content`: text of a media type, encoded for its location. */
export interface ContentRule {
  readonly name: string;
  readonly content: ParameterContent;
  readonly style?: never;
  readonly explode?: never;
  readonly allowReserved?: never;
}

/** Writes a value as text in a path or a header. Returns `undefined` where there is nothing to send. */
export type PathStyle = (parameter: Parameter, value: unknown) => string | undefined;

/** Writes a value as `name=value` pairs, which `&` joins in a query and `; ` in a `Cookie` header. */
export type QueryStyle = (parameter: Parameter, value: unknown) => readonly string[];

/** Percent-encodes text, except reserved characters that mean nothing in the location and are no delimiters. */
export type Reserved = (text: string, location: EncodedLocation, delimiters: string, refuse: Refuse) => string;

/** A location whose text is percent-encoded. */
export type EncodedLocation = "path" | "query" | "cookies";

/** How values are written in one media type. */
export interface ParameterContent {
  /** The text of a value, or `undefined` where there is nothing to send. */
  readonly text: (value: unknown, refuse: Refuse) => string | undefined;
  /** Whether a URL holds the text as it is (OpenAPI 3.2, URL Percent-Encoding). */
  readonly percentEncoded?: boolean;
}

/** A parameter that is being written. */
export interface Parameter {
  readonly name: string;
  readonly explode: boolean | undefined;
  /**
   * Writes one string, number or boolean for the location of the parameter. `delimiters` are characters that the style
   * has a use for: where they are in the value they are encoded, also with `allowReserved`. `property` is what has the
   * value in the parameter, for errors.
   */
  readonly encode: (value: unknown, delimiters?: string, property?: string) => string;
  readonly refuse: Refuse;
}

/** Throws for a value that cannot be sent, or for a property of it, and says what it must be. */
export type Refuse = (expected: string, property?: string) => never;

/** The values of parameters by their names. */
export type Values = Readonly<Record<string, unknown>>;
