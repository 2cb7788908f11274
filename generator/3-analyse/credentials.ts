import type { SecurityScheme } from "../2-normalise/api.js";
import { type Calls, credentialNeed, isSent } from "./calls.js";

/** The option of a client that holds the credentials that it sends. */
export type CredentialOption =
  /** No call sends any. */
  | { readonly kind: "none" }
  /** The token itself, where a bearer token is the only credential. */
  | { readonly kind: "token"; readonly scheme: SecurityScheme; readonly required: boolean }
  /** An object of credentials by the names of their schemes. */
  | { readonly kind: "auth"; readonly schemes: readonly SecurityScheme[]; readonly required: boolean };

/** How a client is given its credentials. */
export function credentialOptionOf(model: { readonly calls: Calls }): CredentialOption {
  const schemes = sentSchemes(model);
  const [scheme, ...others] = schemes;
  if (scheme === undefined) return { kind: "none" };
  const required = [...model.calls.values()].every((call) => credentialNeed(call) === "required");
  return others.length === 0 && isToken(scheme)
    ? { kind: "token", scheme, required }
    : { kind: "auth", schemes, required };
}

/** Every scheme that a call of the API may use and for which something is sent. */
export function sentSchemes({ calls }: { readonly calls: Calls }): readonly SecurityScheme[] {
  const used = [...calls.values()].flatMap(({ security }) =>
    security.flatMap(({ schemes }) => schemes.map(({ scheme }) => scheme)),
  );
  return [...new Map(used.filter(isSent).map((scheme) => [scheme.name, scheme])).values()];
}

/** Whether what is sent is a bearer token (RFC 6750). */
function isToken({ kind }: SecurityScheme): boolean {
  return kind === "bearer" || kind === "oauth2" || kind === "openIdConnect";
}
