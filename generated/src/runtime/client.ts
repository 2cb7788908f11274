import createOpenapiFetchClient, {
  type Client as OpenapiFetchClient,
  type ClientOptions as OpenapiFetchOptions,
} from "openapi-fetch";
import {
  type Caller,
  type CallHeaders,
  type CallRequest,
  type Fetch,
  type FetchOptions,
  type Operation,
  settingsOf,
  type ValidationSettings,
} from "./call.js";
import type { WrittenBody } from "./contents.js";
import { plainPath } from "./parameters/path-template.js";
import type { Authorize } from "./security.js";

/**
 * A client: openapi-fetch's own (`client.GET("/path", …)`, `client.use(middleware)`), which the operation functions
 * take as their first argument. Its own methods do not validate, so that what is not used is not bundled.
 */
export type Client<Paths extends object, Name extends string = string> = OpenapiFetchClient<Paths> &
  Caller & {
    /** Never there at run time, as the name below: they keep the client of one API from being taken for that of another. */
    readonly "~paths"?: Paths;
    readonly "~api"?: Name;
  };

/**
 * What the operation functions of a large API need of a client, and its middleware. It does not refer to the types of all
 * paths, so that a program which calls a few operations need not load them.
 */
export type ApiCaller<Name extends string> = Caller &
  Pick<OpenapiFetchClient<Record<never, never>>, "use" | "eject"> & { readonly "~api"?: Name };

export interface ClientOptions extends FetchOptions {
  /** Where the API is. */
  readonly baseUrl?: string | undefined;
  /** What sends requests: by default the global `fetch`, as it is at each call. */
  readonly fetch?: Fetch | undefined;
  /** Headers for every request. `Authorization` among them takes the place of a token. */
  readonly headers?: CallHeaders | undefined;
  /** Whether operation functions validate: `true` (default), `false`, or each direction by itself. */
  readonly validate?: boolean | ValidationSettings | undefined;
}

/** What the contract says to every client. */
export interface Api {
  /** Where the API is, if the options do not say. */
  readonly server?: string;
  readonly authorize?: Authorize;
}

/**
 * Creates a client. Redirects are not followed, they are responses like any other.
 *
 * Throws a `TypeError` where there is no `baseUrl`, or no path can be put behind it.
 */
export function createClient<Paths extends object, Name extends string = string>(
  { validate, baseUrl: ownBaseUrl, fetch, ...options }: ClientOptions | undefined = {},
  { server, authorize }: Api,
): Client<Paths, Name> {
  const baseUrl = checked(ownBaseUrl ?? server);
  /** The calls of operation functions that are under way, by the `fetch` that each of them has for itself. */
  const calls = new WeakMap<Fetch, Call>();
  const client = createOpenapiFetchClient<Paths>({
    ...(options as OpenapiFetchOptions),
    baseUrl,
    redirect: "manual",
    pathSerializer: plainPath,
    fetch: (request) => (fetch ?? globalThis.fetch)(request),
  });
  // Registered first: its `onRequest` runs before all other middleware, its `onResponse` after.
  client.use({
    onRequest({ request, options }) {
      const call = calls.get(options.fetch as Fetch);
      const home = call?.home ?? baseUrl;
      if (call?.accept && !request.headers.has("Accept")) request.headers.set("Accept", call.accept);
      return authorize && isAt(request.url, home) ? authorize(request, call?.operation.security) : undefined;
    },
    onResponse({ options, response }) {
      const call = calls.get(options.fetch as Fetch);
      if (call === undefined) return undefined;
      call.response = response;
      // openapi-fetch has nothing to read: it would not say whether an error was JSON.
      return new Response();
    },
  });
  return Object.assign(client, {
    validation: settingsOf(validate) ?? {},
    async send(operation: Operation, request: CallRequest, body: WrittenBody | undefined) {
      const { path, query, querystring, cookies, headers, accept, body: _, contentType, validate, ...init } = request;
      const { serialize = {}, server: own } = operation;
      const at = (given: string | undefined) =>
        typeof own === "function" ? own(given ?? baseUrl) : (given ?? own ?? baseUrl);
      const home = at(ownBaseUrl);
      const send: Fetch = (sent) => (init.fetch ?? fetch ?? globalThis.fetch)(sent);
      const call: Call = { operation, home, accept: operation.accept };
      calls.set(send, call);
      const result = await (client.request as SendRequest)(operation.method, operation.path, {
        ...init,
        baseUrl: init.baseUrl === undefined ? home : at(checked(init.baseUrl)),
        fetch: send,
        // Without a path openapi-fetch would send the template as it is.
        params: { path: path ?? {}, query },
        ...(serialize.path && { pathSerializer: serialize.path }),
        querySerializer: () => serialize.query?.(request) ?? "",
        headers: {
          Accept: accept,
          "Content-Type": body?.contentType,
          ...(serialize.headers ? serialize.headers(headers) : (headers as CallHeaders)),
          ...serialize.cookies?.(cookies),
        },
        body: body?.body,
        bodySerializer: (value: unknown) => value,
        parseAs: "stream",
        ...(body?.body instanceof ReadableStream && { duplex: "half" }),
      });
      return call.response ?? unreadResponse(result);
    },
  });
}

/** An address that paths can be put behind. It may hold a secret, so it is not shown. */
function checked(url: string | undefined): string {
  if (url !== undefined && !/[?#]/.test(url)) return url;
  throw new TypeError("A client needs a `baseUrl` without a query or a fragment");
}

interface Call {
  readonly operation: Operation;
  /** The only address that credentials are sent to. */
  readonly home: string;
  /** What it accepts, unless its headers say so. */
  readonly accept: string | undefined;
  response?: Response;
}

/** `client.request` of any API. */
type SendRequest = (method: string, path: string, init: object) => Promise<FetchResult>;

interface FetchResult {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response: Response;
}

/** A response that a middleware returned instead of sending: openapi-fetch may have read it already. */
function unreadResponse({ error, response }: FetchResult): Response {
  if (!response.bodyUsed) return response;
  const text = typeof error === "string" ? error : JSON.stringify(error);
  return new Response(text, { status: response.status, statusText: response.statusText, headers: response.headers });
}

/** Whether an address belongs to the origin of another one, which may be relative to the page. */
function isAt(url: string, home: string): boolean {
  const base = (globalThis as { readonly location?: { readonly href: string } }).location?.href;
  return URL.canParse(home, base) && new URL(url).origin === new URL(home, base).origin;
}
