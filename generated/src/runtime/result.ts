import type { HttpStatus } from "./status.js";

/** A status that the contract lists and that means success (2xx). */
export interface Success<Status extends HttpStatus, Data> {
  readonly ok: true;
  readonly status: Status;
  /** The body as it came, unknown fields included; `undefined` where the contract promises none. */
  readonly data: Data;
  /** Its body has been read. */
  readonly response: Response;
}

/** A status that the contract lists and that does not mean success. */
export interface Failure<Status extends HttpStatus, Problem> {
  readonly ok: false;
  readonly status: Status;
  /** The body as it came, unknown fields included; `undefined` where the contract promises none. */
  readonly error: Problem;
  /** Its body has been read. */
  readonly response: Response;
}

/** A status that the contract does not list, whatever it means: a gateway's 502, a redirect. Of its body nothing is known. */
export interface Unlisted<Listed extends HttpStatus> {
  readonly ok: false;
  /** In a browser, which hides redirects, a redirect is 0. */
  readonly status: Exclude<HttpStatus, Listed>;
  /** The body as text. */
  readonly body: string;
  /** Its body has been read; its status and headers are there. */
  readonly response: Response;
}

/** A status that the contract lists, with a body that is not the JSON it promises: empty, HTML, cut short. */
export interface Unreadable {
  readonly ok: false;
  readonly status: "unreadable";
  /** The body as text. */
  readonly body: string;
  /** Why it could not be parsed. */
  readonly cause: unknown;
  /** Its body has been read; its status and headers are there. */
  readonly response: Response;
}
