import type { SecurityScheme } from "../../2-normalise/api.js";
import { isSent } from "../../3-analyse/calls.js";
import { credentialOptionOf } from "../../3-analyse/credentials.js";
import type { Model } from "../../3-analyse/model.js";
import type { Change, Verdict } from "../change.js";
import { type Comparing, mendOf } from "../finding.js";
import { pairUp } from "../pair-up.js";
import type { Sides } from "../sides.js";
import { breaking, compatible, none } from "../verdicts.js";
import { shownText } from "../words.js";

/** Security schemes (OAS 3.1 §4.8.27): what they are called, and what is sent for them. */
export function compareSecuritySchemes({ sides }: Comparing): readonly Change[] {
  const renamed = renamedSchemes(sides);
  return sides.new.api.security.flatMap((scheme) => {
    const earlier = sides.old.api.security.find(({ name }) => (renamed.get(name) ?? name) === scheme.name);
    if (earlier === undefined) return [];
    return [...compareNames(earlier, scheme, sides), ...compareSending(earlier, scheme, sides)];
  });
}

/**
 * The new names of schemes that one contract calls otherwise, by the old ones. A scheme of which something else is sent, or
 * whose tokens others issue, is another scheme.
 */
export function renamedSchemes({ old, new: now }: Sides): ReadonlyMap<string, string> {
  const isIn = (model: Model, { name }: SecurityScheme) => model.api.security.some((scheme) => scheme.name === name);
  const gone = old.api.security.filter((scheme) => !isIn(now, scheme));
  const come = now.api.security.filter((scheme) => !isIn(old, scheme));
  const { pairs } = pairUp(gone, come, [areAlike]);
  return new Map(pairs.map(([a, b]) => [a.name, b.name]));
}

/** Whether two schemes differ in no more than their names and what is said to people. */
export function areAlike(a: SecurityScheme, b: SecurityScheme): boolean {
  return meaningOf(a) === meaningOf(b);
}

function meaningOf(scheme: SecurityScheme): string {
  switch (scheme.kind) {
    case "oauth2": {
      const flows = scheme.flows.map(({ kind, authorizationUrl, tokenUrl }) => [kind, authorizationUrl, tokenUrl]);
      return JSON.stringify([scheme.kind, flows.map((flow) => JSON.stringify(flow)).toSorted()]);
    }
    case "openIdConnect":
      return JSON.stringify([scheme.kind, scheme.url]);
    default:
      return JSON.stringify([scheme.kind, comparable(scheme)]);
  }
}

function compareNames(old: SecurityScheme, now: SecurityScheme, { old: before, new: after }: Sides): readonly Change[] {
  if (old.name === now.name) return [];
  const isOption = [before, after].every((model) => credentialOptionOf(model).kind === "auth") && isSent(old);
  const isUsed = isAskedFor(old, before) && isAskedFor(now, after);
  const source =
    isOption && isUsed
      ? breaking(
          "request",
          "the making of clients",
          `The credential ${shownText(old.name)} of a client is ${shownText(now.name)} now.`,
        )
      : compatible("No option of a client has the name of the scheme.");
  const wire = compatible("The name of a security scheme is not sent.");
  const what = `has the security scheme ${shownText(now.name)}, which was called ${shownText(old.name)}`;
  return [schemeChange("api-security-scheme-renamed", what, { wire, source }, old, now)];
}

function compareSending(old: SecurityScheme, now: SecurityScheme, sides: Sides): readonly Change[] {
  if (sentAs(old) === sentAs(now) || !isAskedFor(now, sides.new))
    return old.kind === now.kind ? compareUnused(old, now) : compareKinds(old, now);
  if (comparable(old) === comparable(now)) {
    const what = `spells ${sentAs(old)} of ${shownText(now.name)} as ${sentAs(now)}`;
    const wire = compatible("Names of headers do not tell upper from lower case.");
    const source = compatible("The name of the header is no part of a type.");
    return [schemeChange("api-security-scheme-respelled", what, { wire, source }, old, now)];
  }
  const wire = breaking("request", "calls", `Requests that send ${sentAs(old)} were valid and are not any more.`);
  const what = `takes ${sentAs(now)} for ${shownText(now.name)} in place of ${sentAs(old)}`;
  return [schemeChange("api-security-scheme-changed", what, { wire, source: typeVerdict(old, now, sides) }, old, now)];
}

/** A scheme that no operation asks for. */
function compareUnused(old: SecurityScheme, now: SecurityScheme): readonly Change[] {
  if (sentAs(old) === sentAs(now)) return [];
  const what = `takes ${sentAs(now)} for ${shownText(now.name)} in place of ${sentAs(old)}`;
  const verdicts = { wire: compatible("No operation asks for it."), source: compatible("No client is given it.") };
  return [schemeChange("api-security-scheme-changed", what, verdicts, old, now)];
}

/** Two kinds of one name of which the same is sent. */
function compareKinds(old: SecurityScheme, now: SecurityScheme): readonly Change[] {
  const what = `describes ${shownText(now.name)} as ${kinds[now.kind]} in place of ${kinds[old.kind]}`;
  const verdicts =
    sentAs(old) === sentAs(now)
      ? {
          wire: compatible(`What is sent is ${sentAs(now)} as before.`),
          source: compatible("The credential has the same type."),
        }
      : { wire: none, source: none };
  return [schemeChange("api-security-scheme-kind-changed", what, verdicts, old, now)];
}

const kinds: Readonly<Record<SecurityScheme["kind"], string>> = {
  bearer: "a bearer token",
  basic: "a user name and a password",
  apiKey: "an API key",
  oauth2: "OAuth 2",
  openIdConnect: "OpenID Connect",
  mutualTLS: "mutual TLS",
  http: "another scheme of HTTP",
};

/** Whether the credential that a client is given has another type. That there is one at all is told of the client. */
function typeVerdict(old: SecurityScheme, now: SecurityScheme, { old: before, new: after }: Sides): Verdict {
  const isOption = [before, after].every((model) => credentialOptionOf(model).kind === "auth");
  const isOther = (old.kind === "basic") !== (now.kind === "basic") && isSent(old) && isSent(now);
  if (!isOption || !isOther) return compatible("What a client must be given is told of the API.");
  return breaking("request", "the making of clients", `The credential ${shownText(now.name)} is ${sentAs(now)} now.`);
}

function schemeChange(
  rule: string,
  what: string,
  verdicts: Pick<Change, "wire" | "source">,
  old: SecurityScheme,
  now: SecurityScheme,
): Change {
  return {
    rule,
    subject: { kind: "api" },
    directions: ["request"],
    ...verdicts,
    old: old.at,
    new: now.at,
    what,
    mend: mendOf(verdicts.wire, verdicts.source),
  };
}

function isAskedFor({ name }: SecurityScheme, { calls }: Model): boolean {
  return [...calls.values()].some(({ security }) =>
    security.some(({ schemes }) => schemes.some(({ scheme }) => scheme.name === name)),
  );
}

/** What is sent for a scheme. Names of headers do not tell upper from lower case (RFC 9110 §5.1). */
function comparable(scheme: SecurityScheme): string {
  const isHeader = scheme.kind === "apiKey" && scheme.in === "header";
  return isHeader ? sentAs(scheme).toLowerCase() : sentAs(scheme);
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
