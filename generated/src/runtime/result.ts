import type { Issue } from "./validation.js";

/** An answer that the contract describes, with a status that means success. */
export interface Success<Status, Data, MediaType = string | undefined, Headers = unknown> {
  readonly ok: true;
  /** The key under `responses` of the contract that the answer matched. */
  readonly status: Status;
  /** The key under `content` of the contract that the answer matched; `undefined` where there is no body. */
  readonly contentType: MediaType;
  /** The body as it came, unknown properties included; `undefined` where the contract describes none. */
  readonly data: Data;
  readonly error?: undefined;
  readonly unexpected?: undefined;
  /** The headers that the contract describes, parsed. Not enumerable. */
  readonly headers: ResponseHeaders<Headers>;
  /** What `fetch` returned. Its body has been read. Not enumerable. */
  readonly response: Response;
}

/** An answer that the contract describes, with a status that does not mean success. */
export interface Failure<Status, Problem, MediaType = string | undefined, Headers = unknown> {
  readonly ok: false;
  /** The key under `responses` of the contract that the answer matched; the number is `response.status`. */
  readonly status: Status;
  /** The key under `content` of the contract that the answer matched; `undefined` where there is no body. */
  readonly contentType: MediaType;
  readonly data?: undefined;
  /** The body as it came, unknown properties included; `undefined` where the contract describes none. */
  readonly error: Problem;
  readonly unexpected?: undefined;
  /** The headers that the contract describes, parsed. Not enumerable. */
  readonly headers: ResponseHeaders<Headers>;
  /** What `fetch` returned. Its body has been read. Not enumerable. */
  readonly response: Response;
}

/** An answer that the contract does not describe: a gateway's 502, a page of HTML, JSON of another shape. */
export interface Unexpected {
  readonly ok: false;
  readonly status?: undefined;
  readonly contentType?: undefined;
  readonly data?: undefined;
  readonly error?: undefined;
  readonly unexpected: UnexpectedAnswer;
  /** What `fetch` returned. Its body has been read. Not enumerable. */
  readonly response: Response;
}

/** What an answer is that the contract does not describe. Every property is declared in each case. */
export type UnexpectedAnswer =
  /** The contract lists no response for its status. */
  | (AnswerText & {
      readonly reason: "unlisted";
      readonly value?: undefined;
      readonly issues?: undefined;
      readonly cause?: undefined;
    })
  /** Its body is not of a media type that the contract lists, is no text of that media type, or ended too soon. */
  | (AnswerText & {
      readonly reason: "unreadable";
      readonly value?: undefined;
      readonly issues?: undefined;
      readonly cause: unknown;
    })
  /** Its body does not match its schema. */
  | (AnswerText & {
      readonly reason: "invalid";
      readonly value: unknown;
      readonly issues: readonly Issue[];
      readonly cause?: undefined;
    });

interface AnswerText {
  /** The status code. */
  readonly status: number;
  /** The body as text, as far as it came. */
  readonly body: string;
}

/** The headers of a response, typed by their names in the contract. */
export interface ResponseHeaders<Headers> {
  /** The header as its schema has it; `undefined` where it is absent, hidden (CORS), or not of that form. */
  get<Name extends keyof Headers & string>(name: Name): Headers[Name] | undefined;
}
