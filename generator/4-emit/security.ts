import type { SecurityScheme } from "../2-normalise/api.js";
import type { SecurityAlternative } from "../3-analyse/calls.js";
import type { Model } from "../3-analyse/model.js";
import { type Code, code, list } from "./print/code.js";
import { imported } from "./print/identifiers.js";
import { runtime } from "./validators/runtime.js";

type Alternatives = readonly SecurityAlternative[];

/** What most operations ask for: an operation states its security only where that is another. */
export function defaultSecurity({ calls }: Model): Alternatives {
  const counts = new Map<string, { readonly security: Alternatives; readonly count: number }>();
  for (const { security } of calls.values()) {
    const key = keyOf(security);
    counts.set(key, { security, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  const [most] = [...counts.values()].toSorted((a, b) => b.count - a.count);
  return most?.security ?? [];
}

/** Whether two lists of alternatives are sent in the same way. */
export function isSameSecurity(one: Alternatives, other: Alternatives): boolean {
  return keyOf(one) === keyOf(other);
}

/** The scheme that every call must use, and no other one; as the runtime reads it. */
export function soleScheme({ calls }: Model): Code | undefined {
  const all = [...calls.values()].map(({ security }) => security);
  const [first] = all;
  if (first?.length !== 1 || !all.every((security) => isSameSecurity(security, first))) return undefined;
  const schemes = first.flatMap(({ schemes }) => schemes);
  return schemes.length === 1 ? schemes.flatMap(({ scheme }) => schemeLiteral(scheme))[0] : undefined;
}

/** The alternatives as the runtime reads them: `[[bearer("oauth")], []]`. */
export function securityLiteral(security: Alternatives): Code {
  const alternatives = security.map(({ schemes }) =>
    list(
      code`[`,
      schemes.flatMap(({ scheme }) => schemeLiteral(scheme)),
      code`]`,
    ),
  );
  return list(code`[`, alternatives, code`]`);
}

/** The type of the credential of a scheme. */
export function credentialType(scheme: SecurityScheme): Code {
  const credential =
    scheme.kind === "basic" ? imported("BasicCredential", runtime("security"), { type: true }) : code`string`;
  return code`${imported("CredentialSource", runtime("security"), { type: true })}<${credential}>`;
}

function keyOf(security: Alternatives): string {
  return JSON.stringify(security.map(({ schemes }) => schemes.map(({ scheme }) => scheme.name)));
}

/** Nothing for a scheme of which nothing is sent. */
function schemeLiteral(scheme: SecurityScheme): readonly Code[] {
  const { name } = scheme;
  const call = (kind: string, ...more: readonly string[]) => [
    code`${imported(kind, runtime("security"))}(${list(
      code``,
      [name, ...more].map((text) => code`${text}`),
      code``,
    )})`,
  ];
  switch (scheme.kind) {
    case "bearer":
    case "oauth2":
    case "openIdConnect":
      return call("bearer");
    case "basic":
      return call("basic");
    case "apiKey":
      return call(keys[scheme.in], scheme.parameter);
    case "mutualTLS":
    case "http":
      return [];
    default:
      return scheme satisfies never;
  }
}

const keys = { header: "headerKey", query: "queryKey", cookie: "cookieKey" } as const;
