import type { OAuthFlow, SecurityScheme } from "../../2-normalise/api.js";
import type { Change } from "../change.js";
import type { Comparing } from "../finding.js";
import { placeIn } from "../places.js";
import { compatible, none } from "../verdicts.js";
import { shownText } from "../words.js";
import { renamedSchemes } from "./security-schemes.js";

/**
 * The Security Scheme Objects of a contract (OAS 3.1 §4.8.27), whether or not an operation asks for them: which there
 * are, and how a token is got. What a client sends is compared elsewhere, where operations ask for it.
 */
export function compareSchemeDescriptions({ sides, reword }: Comparing): readonly Change[] {
  const [old, now] = [sides.old.api, sides.new.api];
  const renamed = renamedSchemes(sides);
  const earlier = new Map(old.security.map((scheme) => [renamed.get(scheme.name) ?? scheme.name, scheme]));
  const names = new Set(now.security.map(({ name }) => name));
  return [
    ...[...earlier]
      .filter(([name]) => !names.has(name))
      .map(([name, { at }]) =>
        schemeChange("removed", `has no security scheme ${shownText(name)} any more`, operationsSay, {
          old: at,
          new: placeIn(now, ["components", "securitySchemes"]),
        }),
      ),
    ...now.security.flatMap((scheme) => {
      const { name, at } = scheme;
      const before = earlier.get(name);
      if (before === undefined)
        return [
          schemeChange("added", `has the security scheme ${shownText(name)}`, operationsSay, {
            old: undefined,
            new: at,
          }),
        ];
      if (before.description !== scheme.description) reword({ old: before.at, new: at });
      // That it is of another kind is told where schemes are compared by what is sent.
      return before.kind === scheme.kind ? compareTokens(before, scheme, reword) : [];
    }),
  ];
}

const operationsSay = "Whether it is asked for is told of the operations.";

/** Where tokens are got, and what they may be for. */
function compareTokens(old: SecurityScheme, now: SecurityScheme, reword: Comparing["reword"]): readonly Change[] {
  const places = { old: old.at, new: now.at };
  const of = shownText(now.name);
  const [urlsBefore, urlsAfter] = [urlsOf(old), urlsOf(now)];
  const [scopesBefore, scopesAfter] = [scopesOf(old), scopesOf(now)];
  const names = [...new Set([...urlsBefore.keys(), ...urlsAfter.keys()])];
  for (const [scope, text] of scopesAfter)
    if (scopesBefore.has(scope) && scopesBefore.get(scope) !== text) reword(places);
  return [
    ...names.flatMap((name) => {
      const [from, to] = [urlsBefore.get(name), urlsAfter.get(name)];
      const known = to ?? from;
      if (known === undefined || from?.url === to?.url) return [];
      const { rule, words } = known;
      const was = from && shownText(from.url);
      const what =
        to === undefined
          ? `has no ${words} of ${of} any more, and had ${was}`
          : `has ${shownText(to.url)} as the ${words} of ${of}${was === undefined ? "" : ` in place of ${was}`}`;
      return [schemeChange(`${rule}-changed`, what, "A token that was got before is still one.", places)];
    }),
    ...[...scopesBefore.keys()]
      .filter((scope) => !scopesAfter.has(scope))
      .map((scope) => schemeChange("oauth-scope-removed", `has no ${scope} of ${of} any more`, operationsSay, places)),
    ...[...scopesAfter.keys()]
      .filter((scope) => !scopesBefore.has(scope))
      .map((scope) => schemeChange("oauth-scope-added", `has the ${scope} of ${of}`, operationsSay, places)),
  ];
}

/** An address that a token is got from, or that tells where: the middle of its rule's id, and its name in a sentence. */
interface Endpoint {
  readonly rule: string;
  readonly words: string;
  readonly url: string;
}

function urlsOf(scheme: SecurityScheme): ReadonlyMap<string, Endpoint> {
  const found =
    scheme.kind === "openIdConnect"
      ? [{ rule: "open-id-connect-url", words: "URL of OpenID Connect", url: scheme.url }]
      : flowsOf(scheme).flatMap(({ kind, authorizationUrl, tokenUrl, refreshUrl }) => [
          { rule: "oauth-url", words: `authorization URL of the flow \`${kind}\``, url: authorizationUrl },
          { rule: "oauth-token-url", words: `token URL of the flow \`${kind}\``, url: tokenUrl },
          { rule: "oauth-refresh-url", words: `refresh URL of the flow \`${kind}\``, url: refreshUrl },
        ]);
  return new Map(
    found.flatMap(({ rule, words, url }) => (url === undefined ? [] : [[words, { rule, words, url }] as const])),
  );
}

/** The scopes of each flow as a sentence names them, with what they are for. */
function scopesOf(scheme: SecurityScheme): ReadonlyMap<string, string> {
  return new Map(
    flowsOf(scheme).flatMap(({ kind, scopes }) =>
      [...scopes].map(([name, text]) => [`scope \`${name}\` in the flow \`${kind}\``, text] as const),
    ),
  );
}

function flowsOf(scheme: SecurityScheme): readonly OAuthFlow[] {
  return scheme.kind === "oauth2" ? scheme.flows : [];
}

function schemeChange(happened: string, what: string, reason: string, places: Pick<Change, "old" | "new">): Change {
  return {
    rule: `api-security-component-${happened}`,
    subject: { kind: "api" },
    directions: ["request"],
    wire: compatible(reason),
    source: none,
    ...places,
    what,
    mend: undefined,
  };
}
