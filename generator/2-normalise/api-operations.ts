import type { JsonValue, Node } from "../1-load/tree.js";
import type { Span } from "../diagnostics/source.js";
import type { Located, SchemaId } from "./api-schemas.js";
import type { Server } from "./api-servers.js";
import type { Codec } from "./media-types.js";

/** A method that `fetch` can send, in lower case: `get`, or one of `additionalOperations` (OAS 3.2 §4.9.1). */
export type HttpMethod = string;

/**
 * Which operation of a contract it is: where it stands under `paths`, as `#/paths/~1shares~1{id}/patch`. Two paths that
 * refer to one Path Item Object have operations of their own.
 */
export type OperationId = string & { readonly [operationId]: true };
declare const operationId: unique symbol;

export interface Operation {
  readonly id: OperationId;
  readonly at: Span;
  readonly method: HttpMethod;
  /** The path template as written: `/api/shares/{id}`. */
  readonly path: Located<string>;
  /** What the contract calls it. */
  readonly operationId: Located<string> | undefined;
  /** The name of its function that the contract chooses, by `x-specmill-name`. */
  readonly chosenName: Located<string> | undefined;
  readonly tags: readonly string[];
  readonly summary: string | undefined;
  readonly description: string | undefined;
  readonly externalDocs: ExternalDocumentation | undefined;
  readonly deprecated: boolean;
  /** Path-level parameters merged in; one per `in` and name. */
  readonly parameters: readonly Parameter[];
  /** Absent where the method cannot have one. */
  readonly requestBody: RequestBody | undefined;
  /** The body of a method that is sent without one, as it is written. */
  readonly unsentBody: Node | undefined;
  /** In the order of the document. */
  readonly responses: readonly Response[];
  /** Alternatives, one of which a call meets: the operation's own or those of the contract. Empty where there are none. */
  readonly security: readonly SecurityRequirement[];
  /** Where this operation is, if that is not where the API is: its own servers, or those of its path. */
  readonly servers: readonly Server[];
  /** The calls that the service makes because of it, as they are written: nothing is generated from them. */
  readonly callbacks: Node | undefined;
}

/** OAS 3.1 §4.8.11. */
export interface ExternalDocumentation {
  readonly url: string;
  readonly description: string | undefined;
}

/** OAS 3.1 §4.8.30: the security schemes that a call uses together. None: a call that does not say who is calling. */
export interface SecurityRequirement {
  readonly at: Span;
  readonly schemes: readonly RequiredScheme[];
}

export interface RequiredScheme {
  readonly at: Span;
  /** The name of a scheme in `securitySchemes`. */
  readonly name: string;
  /** OAuth 2 and OpenID Connect: what the token must be good for. Other schemes: roles, which are not sent. */
  readonly scopes: readonly string[];
}

/** A Parameter Object (OAS 3.1 §4.8.12). */
export interface Parameter {
  readonly at: Span;
  readonly name: string;
  readonly in: ParameterLocation;
  readonly required: boolean;
  readonly deprecated: boolean;
  readonly description: string | undefined;
  /** Absent where `content` has none. */
  readonly schema: SchemaId | undefined;
  readonly serialization: Serialization;
  readonly examples: readonly Example[];
}

/** `querystring` is the whole query as one value (OAS 3.2). */
export type ParameterLocation = "path" | "query" | "querystring" | "header" | "cookie";

/** How a value is written as text. */
export type Serialization = StyleSerialization | ContentSerialization;

/** By a style (OAS 3.1 §4.8.12.2.2), defaults filled in. */
export interface StyleSerialization {
  readonly kind: "style";
  readonly style: ParameterStyle;
  readonly explode: boolean;
  readonly allowReserved: boolean;
  /** Whether an empty value is sent as `name=`. */
  readonly allowEmptyValue: boolean;
}

/** As text of a media type (OAS 3.1 §4.8.12.2.3). */
export interface ContentSerialization {
  readonly kind: "content";
  readonly mediaType: string;
  readonly codec: Codec;
}

export type ParameterStyle =
  | "simple"
  | "label"
  | "matrix"
  | "form"
  | "spaceDelimited"
  | "pipeDelimited"
  | "deepObject"
  /** OAS 3.2. */
  | "cookie";

export interface RequestBody {
  readonly at: Span;
  readonly required: boolean;
  readonly description: string | undefined;
  /** At least one, in the order of the document. */
  readonly content: readonly MediaType[];
}

export interface Response {
  readonly at: Span;
  readonly status: Status;
  readonly description: string | undefined;
  /** In the order of the document. `Content-Type` is none of them (OAS 3.1 §4.8.17.1). */
  readonly headers: readonly Header[];
  /** In the order of the document; empty where the response has no body. */
  readonly content: readonly MediaType[];
  readonly links: readonly Link[];
}

/** What a key under `responses` stands for (OAS 3.1 §4.8.16). */
export type Status =
  | { readonly kind: "code"; readonly code: number }
  /** `4XX`: every status from 400 to 499 that has no response of its own. */
  | { readonly kind: "class"; readonly digit: number }
  /** Every status that no other response is for. */
  | { readonly kind: "default" };

/** A Header Object (OAS 3.1 §4.8.21) under its name. */
export interface Header {
  readonly at: Span;
  readonly name: string;
  readonly required: boolean;
  readonly deprecated: boolean;
  readonly description: string | undefined;
  readonly schema: SchemaId | undefined;
  readonly serialization: Serialization;
  readonly examples: readonly Example[];
}

/** A Media Type Object (OAS 3.1 §4.8.14): what is written in one media type. */
export interface MediaType {
  readonly at: Span;
  readonly keyAt: Span;
  /** As it is written: `application/problem+json; charset=utf-8`. */
  readonly name: string;
  readonly codec: Codec;
  /** Absent where the contract does not say what the value is. */
  readonly schema: SchemaId | undefined;
  /** The schema of each item of a sequence (OAS 3.2). */
  readonly itemSchema: SchemaId | undefined;
  /** By the name of a property: how that is written in a form. */
  readonly encoding: ReadonlyMap<string, Encoding>;
  /** What it says of parts that have no names, by the field that says it: nothing is generated from it. */
  readonly unread: ReadonlyMap<string, Node>;
  readonly examples: readonly Example[];
}

/** An Encoding Object (OAS 3.1 §4.8.15) as it is written. */
export interface Encoding {
  readonly at: Span;
  /** Media types or ranges of them, with commas between them. */
  readonly contentType: string | undefined;
  readonly style: EncodingStyle | undefined;
  readonly explode: boolean | undefined;
  readonly allowReserved: boolean | undefined;
  /** The headers of a part and what is inside of it, by the field that says it: nothing is generated from it. */
  readonly unread: ReadonlyMap<string, Node>;
}

export type EncodingStyle = "form" | "spaceDelimited" | "pipeDelimited" | "deepObject";

/** A Link Object (OAS 3.1 §4.8.20) under its name: which operation a value of the response can be given to. */
export interface Link {
  readonly at: Span;
  readonly name: string;
  readonly description: string | undefined;
  /** What it leads to: the operationId of an operation, or a reference to one. */
  readonly target: { readonly by: "operationId" | "operationRef"; readonly value: string } | undefined;
  /** Values, or expressions such as `$response.body#/id`, by the name of a parameter of the target. */
  readonly parameters: ReadonlyMap<string, JsonValue>;
  readonly requestBody: JsonValue | undefined;
}

/** An Example Object (OAS 3.1 §4.8.19), or the value of an `example`, which has no name. */
export interface Example {
  readonly name: string | undefined;
  readonly summary: string | undefined;
  readonly description: string | undefined;
  readonly value: ExampleValue;
}

export type ExampleValue =
  | { readonly kind: "value"; readonly value: JsonValue }
  /** Text as it is sent. */
  | { readonly kind: "serialized"; readonly text: string }
  /** A URI where the value can be found; it is not fetched. */
  | { readonly kind: "external"; readonly uri: string };
