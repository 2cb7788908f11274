import type { SecurityScheme } from "../../2-normalise/api.js";
import { type Call, credentialNeed, type SecurityAlternative } from "../../3-analyse/calls.js";
import type { Model } from "../../3-analyse/model.js";
import type { Change, Verdict } from "../change.js";
import { type Comparing, mendOf } from "../finding.js";
import { breaking, compatible } from "../verdicts.js";
import { type OperationPair, operationChange } from "./operation-changes.js";

const ofClient: Verdict = compatible("Credentials belong to the client; what that must be given is told of the API.");

/** What an operation asks for (OAS 3.1 §4.8.30): whether it asks, then its alternatives, then their scopes. */
export function compareSecurity(pair: OperationPair): readonly Change[] {
  const { old, new: now } = pair.calls;
  return [...compareNeed(credentialNeed(old), credentialNeed(now), pair), ...compareAlternatives(old, now, pair)];
}

type Need = ReturnType<typeof credentialNeed>;

function compareNeed(old: Need, now: Need, pair: OperationPair): readonly Change[] {
  if (old === now) return [];
  if (now === "required") {
    const reason = "Requests without a token were valid and are not any more.";
    const wire = breaking("request", "calls without a token", reason);
    return [operationChange("api-security-added", "asks for a token", pair, { wire, source: ofClient })];
  }
  if (now === "optional" && old === "none") {
    const wire = compatible("Requests without a token are valid.");
    return [operationChange("api-security-optional", "takes a token", pair, { wire, source: ofClient })];
  }
  const wire = compatible("A token that is sent does no harm.");
  const what = now === "optional" ? "does not require a token any more" : "does not ask for a token any more";
  return [operationChange("api-security-removed", what, pair, { wire, source: ofClient })];
}

function compareAlternatives(old: Call, now: Call, pair: OperationPair): readonly Change[] {
  const [before, after] = [alternativesOf(old), alternativesOf(now)];
  const removed = [...before].filter(([key]) => !after.has(key)).map(([, each]) => each);
  const added = [...after].filter(([key]) => !before.has(key)).map(([, each]) => each);
  // Whether anything is asked for at all has been compared.
  if (before.size === 0 || after.size === 0) return [];
  return [
    ...removed.map((each) => {
      const wire = breaking(
        "request",
        "calls",
        `Requests with ${wordsOf(each)} alone were valid and are not any more.`,
      );
      const what = `does not take ${wordsOf(each)} alone any more`;
      return operationChange("api-security-alternative-removed", what, pair, { wire, source: ofClient });
    }),
    ...added.map((each) => {
      const wire = compatible("What was enough before is not looked at by this.");
      return operationChange("api-security-alternative-added", `takes ${wordsOf(each)}`, pair, {
        wire,
        source: ofClient,
      });
    }),
    ...[...after].flatMap(([key, each]) => {
      const earlier = before.get(key);
      return earlier === undefined ? [] : compareScopes(earlier, each, pair);
    }),
  ];
}

/** The alternatives by the names of their schemes. One that names none is told of as a token that is optional. */
function alternativesOf({ security }: Call): ReadonlyMap<string, SecurityAlternative> {
  return new Map(
    security
      .filter(({ schemes }) => schemes.length > 0)
      .map((each) => [
        each.schemes
          .map(({ scheme }) => JSON.stringify(scheme.name))
          .toSorted()
          .join(),
        each,
      ]),
  );
}

function wordsOf({ schemes }: SecurityAlternative): string {
  return schemes.map(({ scheme }) => `\`${scheme.name}\``).join(" and ");
}

function compareScopes(old: SecurityAlternative, now: SecurityAlternative, pair: OperationPair): readonly Change[] {
  const [before, after] = [scopesOf(old), scopesOf(now)];
  return [
    ...[...after]
      .filter((scope) => !before.has(scope))
      .map((scope) => {
        const wire = breaking(
          "request",
          "calls",
          `Requests without the scope \`${scope}\` were valid and are not any more.`,
        );
        return operationChange("api-security-scope-added", `asks for the scope \`${scope}\``, pair, {
          wire,
          source: ofClient,
        });
      }),
    ...[...before]
      .filter((scope) => !after.has(scope))
      .map((scope) => {
        const wire = compatible("A scope that a token has besides does no harm.");
        return operationChange("api-security-scope-removed", `does not ask for the scope \`${scope}\` any more`, pair, {
          wire,
          source: ofClient,
        });
      }),
  ];
}

function scopesOf({ schemes }: SecurityAlternative): ReadonlySet<string> {
  return new Set(schemes.flatMap(({ scheme, scopes }) => scopes.map((scope) => `${scheme.name}: ${scope}`)));
}

/** Schemes of one name that are sent in another way (OAS 3.1 §4.8.27). */
export function compareSecuritySchemes({ sides }: Comparing): readonly Change[] {
  return sides.new.api.security.flatMap((scheme) => {
    const earlier = sides.old.api.security.find(({ name }) => name === scheme.name);
    if (earlier === undefined || sentAs(earlier) === sentAs(scheme) || !isAskedFor(scheme, sides.new)) return [];
    const wire = breaking("request", "calls", `Requests that send ${sentAs(earlier)} were valid and are not any more.`);
    const source = breaking("request", "the making of clients", "The credential may be of another type.");
    return [
      {
        rule: "api-security-scheme-changed",
        subject: { kind: "api" } as const,
        directions: ["request"] as const,
        wire,
        source,
        old: earlier.at,
        new: scheme.at,
        what: `takes ${sentAs(scheme)} for \`${scheme.name}\` in place of ${sentAs(earlier)}`,
        mend: mendOf(wire, source),
      },
    ];
  });
}

function isAskedFor({ name }: SecurityScheme, { calls }: Model): boolean {
  return [...calls.values()].some(({ security }) =>
    security.some(({ schemes }) => schemes.some(({ scheme }) => scheme.name === name)),
  );
}

/** What a client sends for a scheme: tokens of OAuth and OpenID Connect are bearer tokens too. */
function sentAs(scheme: SecurityScheme): string {
  switch (scheme.kind) {
    case "bearer":
    case "oauth2":
    case "openIdConnect":
      return "a bearer token";
    case "basic":
      return "a user name and a password";
    case "apiKey":
      return `the ${scheme.in} ${scheme.in === "query" ? "parameter " : ""}\`${scheme.parameter}\``;
    case "mutualTLS":
      return "a certificate";
    case "http":
      return `a credential of \`${scheme.scheme.toLowerCase()}\``;
    default:
      return scheme satisfies never;
  }
}
