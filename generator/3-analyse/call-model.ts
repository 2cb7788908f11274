import type { Node } from "../1-load/tree.js";
import type {
  EncodingStyle,
  Example,
  Header,
  Link,
  OperationId,
  Parameter,
  SchemaId,
  SecurityScheme,
  Server,
  Status,
} from "../2-normalise/api.js";
import type { Codec } from "../2-normalise/media-types.js";
import type { PathAddress } from "../2-normalise/templates.js";
import type { Span } from "../diagnostics/source.js";

/** An operation as those who call it see it: what one call sends, and what can come back. */
export interface Call {
  /** What its path is in a request: the key under `paths` may have a query and a fragment. */
  readonly address: PathAddress;
  /** In the order of the document, those of the Path Item Object first. */
  readonly parameters: readonly CallParameter[];
  /** Absent where a call sends no body. */
  readonly body: CallBody | undefined;
  /** In the order of the document. A service may answer with something else. */
  readonly outcomes: readonly Outcome[];
  /** Alternatives, one of which a call meets; empty where the contract asks for nothing. */
  readonly security: readonly SecurityAlternative[];
  /** Where the operation is, if that is not where the API is; empty elsewhere. The first is the default. */
  readonly servers: readonly Server[];
}

export type Calls = ReadonlyMap<OperationId, Call>;

/**
 * Security schemes that a call uses together. None at all: a call that does not say who is calling.
 */
export interface SecurityAlternative {
  readonly at: Span;
  readonly schemes: readonly { readonly scheme: SecurityScheme; readonly scopes: readonly string[] }[];
}

export interface CallParameter extends Parameter {
  /** The property of a request that it stands under. */
  readonly group: ParameterGroupName;
  /** Whether it can only be a string, a number or a boolean, which every default style writes the same way. */
  readonly wire: "plain" | "structured";
}

/** The properties of a request that hold parameters. `querystring` is the value of its one parameter. */
export type ParameterGroupName = "path" | "query" | "querystring" | "headers" | "cookies";

/** The parameters that stand together under one property of a request. At least one. */
export interface ParameterGroup {
  readonly name: ParameterGroupName;
  readonly parameters: readonly CallParameter[];
  /** Whether one of them must be sent. */
  readonly required: boolean;
}

export interface CallBody {
  readonly at: Span;
  readonly required: boolean;
  readonly description: string | undefined;
  /** The body in each media type in which it may be sent. At least one; the default comes first, which is JSON where it can be. */
  readonly contents: readonly Content[];
}

/** A response that the contract describes. */
export interface Outcome {
  readonly at: Span;
  readonly status: Status;
  /** The key of the response in the contract, which tells results apart: `404`, `"4XX"`, `"default"`. */
  readonly key: number | string;
  /** Behind the name of the operation, the name of what is made for it: `Response200`. */
  readonly name: string;
  /** Whether its status means success (RFC 9110 §15.3). `either`: a `default` where no 2XX is listed can be both. */
  readonly ok: boolean | "either";
  readonly description: string | undefined;
  readonly headers: readonly OutcomeHeader[];
  /** The body in each media type in which it may come, JSON first. Empty where it has no body. */
  readonly contents: readonly Content[];
  readonly links: readonly Link[];
}

export interface OutcomeHeader extends Header {
  readonly reading: HeaderReading;
}

/** How the text of a header is read. Beyond that it is not validated: a type must not say more. */
export type HeaderReading =
  | { readonly kind: HeaderItem }
  /** Items with commas between them. */
  | { readonly kind: "list"; readonly item: HeaderItem }
  /** Any JSON value. */
  | { readonly kind: "json" };

export type HeaderItem = "text" | "number" | "integer" | "boolean";

/** A body in one media type. */
export type Content = ContentDescription &
  (
    | { readonly codec: "json" | "text" }
    /** A range whose values are JSON, or text too. */
    | { readonly codec: "any-json" | "any-json-or-text" }
    /** A request of which no properties are described: the whole form is given. A schema is that of its text. */
    | { readonly codec: "any-form" | "any-multipart" }
    /** Bytes: no schema applies. */
    | { readonly codec: "binary"; readonly schema: undefined }
    /** A request: an object, whose properties are the pairs or parts. A response is `FormData`, to which no schema applies. */
    | { readonly codec: "form" | "multipart"; readonly encoding: ReadonlyMap<string, PropertyEncoding> }
    /** A response of many items; `schema` is absent. A request of such a media type is `binary`. */
    | {
        readonly codec: "event-stream" | "json-lines" | "json-seq";
        readonly item: StreamItem;
        readonly schema: undefined;
      }
  );

interface ContentDescription {
  readonly at: Span;
  /** Behind the name of the operation, the name of its validator: `Body`, `Response200`. Unique in the call. */
  readonly name: string;
  /** As the contract writes it, without its `charset` where that does not tell it from another one of the body. */
  readonly mediaType: string;
  /** The `Content-Type` of a request: with `charset=utf-8` where the contract has it. We encode as nothing else. */
  readonly sentAs: string;
  /** What the value must be valid for. Absent where the contract accepts every value that the codec can write or read. */
  readonly schema: SchemaId | undefined;
  /** What the contract says of the body and no value is checked against: the schema of XML, or of bytes. */
  readonly unapplied: SchemaId | undefined;
  /** What the contract says of the parts of a form, or of one of them, that nothing is generated from. */
  readonly unread: readonly UnreadField[];
  readonly examples: readonly Example[];
}

/** A field of a contract that nothing is generated from: the `headers` of a part. */
export interface UnreadField {
  readonly field: string;
  readonly part: string | undefined;
  readonly node: Node;
}

/** How a property of a form is written, where the contract says so. */
export type PropertyEncoding =
  /** By a style, in a form of either kind; defaults filled in. */
  | {
      readonly kind: "style";
      readonly style: EncodingStyle;
      readonly explode: boolean;
      readonly allowReserved: boolean;
    }
  /** In a media type: one, or several or a range, of which the value has one of its own. */
  | { readonly kind: "content"; readonly mediaTypes: readonly string[]; readonly codec: Codec };

/** What the schema of a stream describes. */
export type StreamItem = EventData &
  /** Each item. Of an event stream: `{ event, data, id, retry }`. */
  (
    | { readonly describes: "item"; readonly schema: SchemaId | undefined }
    /** The data of each event. */
    | { readonly describes: "data"; readonly schema: SchemaId | undefined }
  );

/** How the data of events is read. */
export interface EventData {
  /** Which events have JSON as data: all, none, or those of these names. */
  readonly json: boolean | readonly string[];
  /** Whether data that should be JSON and is not may be text. */
  readonly orText: boolean;
}
