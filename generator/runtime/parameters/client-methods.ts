import type { Values } from "./rules.js";
import type { Serializers } from "./serializers.js";

/** What writes the parameters of operations, by path and method: `{ "/prices": { get: { query } } }`. */
export type SerializerTable = Readonly<Record<string, Readonly<Record<string, Serializers>>>>;

/**
 * Returns the same client, except that its methods of openapi-fetch (`client.GET("/path", …)`) write parameters with
 * these serializers, where the table has some. What a call says for itself (`querySerializer`, `pathSerializer`) wins.
 *
 * Its methods reject with a `ValidationError` for a value that its parameter cannot hold.
 */
export function withSerializers<Client extends object>(client: Client, table: SerializerTable): Client {
  const { request } = client as { readonly request?: Send };
  if (request === undefined) throw new TypeError("The client is none of openapi-fetch");
  const send: Send = async (method, path, init = {}) =>
    request(method, path, serialized(init, table[path]?.[method.toLowerCase()] ?? {}));
  const methods = names.map((name) => [name, (path: string, init?: Init) => send(name, path, init)]);
  return { ...client, request: send, ...Object.fromEntries(methods) };
}

/** The methods of a client of openapi-fetch that are called as those of HTTP. */
const names = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH"];

type Send = (method: string, path: string, init?: Init) => Promise<unknown>;

/** What openapi-fetch takes of a call, as far as parameters are concerned. */
interface Init {
  readonly params?: {
    readonly path?: Values;
    readonly query?: Values;
    readonly querystring?: unknown;
    readonly header?: Values;
    readonly cookie?: Values;
  };
}

function serialized(init: Init, { path, query, headers, cookies }: Serializers): Init {
  const { params = {} } = init;
  const header = headers ? headers(params.header) : params.header;
  return {
    ...(path && { pathSerializer: path }),
    ...(query && { querySerializer: () => query(params) }),
    ...init,
    // openapi-fetch has no hook for headers, and leaves out cookies.
    params: { ...params, header: { ...header, ...cookies?.(params.cookie) } },
  };
}
