/** A security scheme of the contract: what it is called there, and how a credential of it is sent. */
export interface SecurityScheme {
  readonly name: string;
  /** Whether a request carries a credential of this scheme already. */
  readonly isIn: (request: Request) => boolean;
  /** The request with a credential. Throws a `TypeError`, which does not show the credential, for one that cannot be sent. */
  readonly send: (credential: unknown, request: Request) => Request;
}

/** What an operation asks for: one of these alternatives, and every scheme of it. An empty one asks for nothing. */
export type Security = readonly (readonly SecurityScheme[])[];

/** The user name and password of basic authentication. */
export interface BasicCredential {
  readonly username: string;
  readonly password: string;
}

/** A credential, or a function that is called for one before every request. */
export type CredentialSource<Credential> =
  | Credential
  | (() => Credential | undefined | Promise<Credential | undefined>)
  | undefined;

/** Adds to a request what its operation asks for. */
export type Authorize = (request: Request, security: Security | undefined) => Promise<Request>;

/**
 * Sends the credentials of the first alternative that all are there for, or none where that is an alternative.
 * `fallback` is what is asked for where the operation is not known. Throws a `TypeError` that names the missing scheme.
 */
export function authorizer(
  credentials: Readonly<Record<string, CredentialSource<unknown>>>,
  fallback: Security,
): Authorize {
  return async (request, security = fallback) => {
    // An alternative that asks for nothing comes last: a credential that is there is sent.
    const alternatives = [...security].sort((a, b) => Number(a.length === 0) - Number(b.length === 0));
    for (const schemes of alternatives) {
      const given: (readonly [SecurityScheme, unknown])[] = [];
      for (const scheme of schemes) {
        if (scheme.isIn(request)) continue;
        given.push([scheme, await credentialOf(credentials[scheme.name])]);
      }
      if (given.some(([, credential]) => credential === undefined || credential === null)) continue;
      return given.reduce((sent, [scheme, credential]) => scheme.send(credential, sent), request);
    }
    if (security.length === 0) return request;
    const wanted = security.map((schemes) => schemes.map(({ name }) => `\`${name}\``).join(" and ")).join(", or ");
    throw missing(wanted);
  };
}

/**
 * Sends the credential of the one scheme that every operation of an API asks for. Throws a `TypeError` that names the
 * scheme where there is no credential.
 */
export function authorizeBy(scheme: SecurityScheme, source: CredentialSource<unknown>): Authorize {
  return async (request) => {
    if (scheme.isIn(request)) return request;
    const credential = await credentialOf(source);
    if (credential === undefined || credential === null) throw missing(`\`${scheme.name}\``);
    return scheme.send(credential, request);
  };
}

/** A token in `Authorization: Bearer` (RFC 6750); also OAuth 2 and OpenID Connect. */
export function bearer(name: string): SecurityScheme {
  return authorization(name, (credential) => `Bearer ${visible(credential, name)}`);
}

/** A user name and a password in `Authorization: Basic` (RFC 7617). */
export function basic(name: string): SecurityScheme {
  return authorization(name, (credential) => {
    const { username, password } = credential as BasicCredential;
    if (typeof username !== "string" || typeof password !== "string" || username.includes(":")) {
      throw new TypeError(`The credential \`${name}\` must be a user name without a colon, and a password`);
    }
    const bytes = new TextEncoder().encode(`${username}:${password}`);
    return `Basic ${btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""))}`;
  });
}

/** An API key in a header. */
export function headerKey(name: string, header: string): SecurityScheme {
  return {
    name,
    isIn: ({ headers }) => headers.has(header),
    send(credential, request) {
      request.headers.set(header, visible(credential, name));
      return request;
    },
  };
}

/** An API key in the query. */
export function queryKey(name: string, parameter: string): SecurityScheme {
  return {
    name,
    isIn: ({ url }) => new URL(url).searchParams.has(parameter),
    send(credential, request) {
      const [address = "", fragment] = request.url.split("#", 2);
      const key = `${encodeURIComponent(parameter)}=${encodeURIComponent(visible(credential, name))}`;
      const url = `${address}${address.includes("?") ? "&" : "?"}${key}${fragment === undefined ? "" : `#${fragment}`}`;
      return new Request(url, request);
    },
  };
}

/** An API key in a cookie. A browser sends its own cookies, and only when `credentials` says so. */
export function cookieKey(name: string, cookie: string): SecurityScheme {
  return {
    name,
    isIn: ({ credentials, headers }) =>
      credentials === "include" ||
      (headers.get("Cookie") ?? "").split(/;\s*/).some((each) => each.startsWith(`${cookie}=`)),
    send(credential, request) {
      const own = `${cookie}=${visible(credential, name).replace(/[;,\s"\\]/g, encodeURIComponent)}`;
      const others = request.headers.get("Cookie");
      request.headers.set("Cookie", others ? `${others}; ${own}` : own);
      return request;
    },
  };
}

/** Mutual TLS: the connection carries the certificate, nothing is sent. */
export function mutualTls(name: string): SecurityScheme {
  return { name, isIn: () => true, send: (_, request) => request };
}

function credentialOf(source: CredentialSource<unknown>): unknown {
  return typeof source === "function" ? source() : source;
}

function missing(schemes: string): TypeError {
  return new TypeError(`The request needs a credential for ${schemes}`);
}

function authorization(name: string, write: (credential: unknown) => string): SecurityScheme {
  return {
    name,
    isIn: ({ headers }) => headers.has("Authorization"),
    send(credential, request) {
      request.headers.set("Authorization", write(credential));
      return request;
    },
  };
}

/** A credential as text. The error of `Headers` would show it, and errors are logged. */
function visible(credential: unknown, name: string): string {
  if (typeof credential !== "string" || !/^[\x20-\x7e]*[\x21-\x7e][\x20-\x7e]*$/.test(credential.trim())) {
    throw new TypeError(`The credential \`${name}\` must be text of visible ASCII characters`);
  }
  return credential.trim();
}
