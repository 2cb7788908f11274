import createOpenapiFetchClient, {
  createQuerySerializer,
  type Client as OpenapiFetchClient,
  type ClientOptions as OpenapiFetchOptions,
} from "openapi-fetch";
import type { Answer, Caller, CallHeaders, CallRequest, ValidationSettings } from "./call.js";
import { refuse, serializePath } from "./path.js";

/**
 * A client: openapi-fetch's own (`client.GET("/path", …)`, `client.use(middleware)`), which the operation functions
 * take as their first argument. Its own methods do not validate, so that what is not used is not bundled.
 */
export type Client<Paths extends object> = OpenapiFetchClient<Paths> &
  Caller & {
    /** Never there at run time: keeps the client of one API from being taken for that of another. */
    readonly "~paths"?: Paths;
  };

export interface ClientOptions {
  /** Where the API is. */
  readonly baseUrl?: string | undefined;
  /** What to send requests with, if not the global `fetch`. */
  readonly fetch?: ((request: Request) => Promise<Response>) | undefined;
  /** Headers for every request. `Authorization` among them takes the place of the token. */
  readonly headers?: CallHeaders | undefined;
  /** Whether operation functions validate: `true` throws (default), `false` is off, and each direction can be set by itself. */
  readonly validate?: boolean | ValidationSettings | undefined;
}

/** A bearer token, or a function that is asked for it before every request. */
export type Token = string | (() => string | Promise<string>);

/**
 * Creates a client. Redirects are not followed, they are responses like any other: the token and the body go to the
 * API and nowhere else.
 */
export function createClient<Paths extends object>({
  token,
  validate = true,
  ...options
}: ClientOptions & { readonly token?: Token | undefined }): Client<Paths> {
  const client = createOpenapiFetchClient<Paths>({
    ...(options as OpenapiFetchOptions),
    redirect: "manual",
    pathSerializer: serializePath,
    querySerializer: serializeQuery,
  });
  // Registered first: its `onRequest` runs before all other middleware, its `onResponse` after.
  client.use({
    async onRequest({ request }) {
      if (token === undefined || request.headers.has("Authorization")) return;
      request.headers.set("Authorization", bearer(typeof token === "function" ? await token() : token));
    },
    onResponse: ({ params, response }) => (params as ReceivingParams).receive?.(response),
  });
  return Object.assign(client, {
    validation:
      typeof validate === "object" ? validate : validate ? {} : ({ request: "off", response: "off" } as const),
    send: (method: string, path: string, request: CallRequest) => send(client.request as Send, method, path, request),
  });
}

/** A token as `Authorization` takes it. The error of `Headers` would show the token, and errors are logged. */
function bearer(token: string): string {
  if (!/^[ -~]+\s*$/.test(token ?? "")) throw new TypeError("The token must be text of visible ASCII characters");
  return `Bearer ${token}`;
}

/** Writes a query as OpenAPI does where nothing else is said (OpenAPI 3.1 §4.8.12, style `form`, exploded). */
function serializeQuery(query: unknown): string {
  try {
    return createQuerySerializer()(query);
  } catch {
    return refuse(["query"], "well-formed text, numbers, booleans, or flat lists of them");
  }
}

/** `client.request` of any API. */
type Send = (
  method: string,
  path: string,
  init: object,
) => Promise<{ readonly data?: unknown; readonly error?: unknown; readonly response: Response }>;

/** The parameters of an operation function's call: `receive` takes the response as the last middleware left it. */
interface ReceivingParams {
  receive?(response: Response): Promise<Response>;
}

/**
 * Sends through openapi-fetch, but reads the body here: openapi-fetch parses the body of an error without saying
 * whether it was JSON. It gets an empty response to read instead.
 */
async function send(
  request: Send,
  method: string,
  path: string,
  { path: pathParameters = {}, query, ...init }: CallRequest,
): Promise<Answer> {
  let answer: Answer | undefined;
  const params = {
    path: pathParameters,
    query,
    async receive(response: Response) {
      answer = { response, body: await response.text() };
      return new Response();
    },
  };
  const { data, error, response } = await request(method, path, {
    ...init,
    params,
    parseAs: "text",
    // openapi-fetch's own writes a form where a header says so; what was validated is JSON.
    bodySerializer: (body: unknown) => JSON.stringify(body),
  });
  return answer ?? { response, body: textOf(data ?? error) };
}

/** The text of a response that a middleware made up before anything was sent: `onResponse` does not run for those. */
function textOf(body: unknown = ""): string {
  return typeof body === "string" ? body : JSON.stringify(body);
}
