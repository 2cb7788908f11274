import type { Span } from "../diagnostics/source.js";
import type { Located, SchemaId } from "./api-schemas.js";

export type HttpMethod = "get" | "put" | "post" | "delete" | "options" | "head" | "patch" | "trace";

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
  readonly summary: string | undefined;
  readonly description: string | undefined;
  readonly deprecated: boolean;
  /** Path-level parameters merged in; one per `in` and name. */
  readonly parameters: readonly Parameter[];
  readonly requestBody: RequestBody | undefined;
  /** In the order of the document. */
  readonly responses: readonly Response[];
  /** Alternatives, one of which a call meets: the operation's own or those of the contract. Empty where there are none. */
  readonly security: readonly SecurityRequirement[];
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
}

export interface Parameter {
  readonly at: Span;
  readonly name: string;
  readonly in: ParameterLocation;
  readonly required: boolean;
  readonly deprecated: boolean;
  readonly description: string | undefined;
  readonly schema: SchemaId;
  readonly serialization: Serialization;
}

export type ParameterLocation = "path" | "query" | "header";

/** How the value of a parameter is written as text (OAS 3.1 §4.8.12.2), defaults filled in. */
export interface Serialization {
  readonly kind: "style";
  readonly style: ParameterStyle;
  readonly explode: boolean;
  readonly allowReserved: boolean;
}

export type ParameterStyle = "simple" | "form";

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
  /** In the order of the document; empty where the response has no body. */
  readonly content: readonly MediaType[];
}

/** What a key under `responses` stands for (OAS 3.1 §4.8.16). */
export type Status =
  | { readonly kind: "code"; readonly code: number }
  /** `4XX`: every status from 400 to 499 that has no response of its own. */
  | { readonly kind: "class"; readonly digit: number }
  /** Every status that no other response is for. */
  | { readonly kind: "default" };

/** A Media Type Object (OAS 3.1 §4.8.14): what is written in one media type. */
export interface MediaType {
  readonly at: Span;
  /** As it is written: `application/problem+json; charset=utf-8`. */
  readonly name: string;
  /** Absent where the contract does not say what the value is. */
  readonly schema: SchemaId | undefined;
}
