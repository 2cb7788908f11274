import type { SecurityScheme } from "../../2-normalise/api.js";
import type { Call } from "../../3-analyse/calls.js";
import type { Change, Verdict } from "../change.js";
import type { Comparing } from "../finding.js";
import { pairUp } from "../pair-up.js";
import { breaking, compatible } from "../verdicts.js";
import { inWords } from "../words.js";
import { type OperationPair, operationChange } from "./operation-changes.js";
import { areAlike, renamedSchemes } from "./security-schemes.js";

/** What an operation asks for (OAS 3.1 §4.8.30): whether it asks, then its alternatives, then their scopes. */
export function compareSecurity(pair: OperationPair, { sides }: Comparing): readonly Change[] {
  const asked = { old: askedOf(pair.calls.old, renamedSchemes(sides)), new: askedOf(pair.calls.new, new Map()) };
  return [...compareNeed(asked, pair), ...compareAlternatives(asked, pair)];
}

/** What an operation asks for. */
interface Asked {
  /** Whether it answers those who do not say who they are, too. */
  readonly optional: boolean;
  /** One of them is enough. */
  readonly alternatives: readonly Alternative[];
}

/** Schemes that are used together. At least one. */
type Alternative = readonly NamedScheme[];

interface NamedScheme {
  readonly scheme: SecurityScheme;
  /** What the new contract calls it. */
  readonly name: string;
  readonly scopes: readonly string[];
}

interface AskedSides {
  readonly old: Asked;
  readonly new: Asked;
}

function askedOf({ security }: Call, renamed: ReadonlyMap<string, string>): Asked {
  const alternatives = security.map(({ schemes }) =>
    schemes.map(({ scheme, scopes }) => ({ scheme, scopes, name: renamed.get(scheme.name) ?? scheme.name })),
  );
  const named = alternatives.filter(({ length }) => length > 0);
  return { optional: named.length < alternatives.length || named.length === 0, alternatives: named };
}

function compareNeed({ old, new: now }: AskedSides, pair: OperationPair): readonly Change[] {
  const [asked, asks] = [old, now].map(({ alternatives }) => alternatives.length > 0);
  if (asked === asks && old.optional === now.optional) return [];
  const list = now.alternatives.map((each) => wordsOf(each, [])).join(", or ");
  if (!now.optional) {
    const reason = "Requests without a credential were valid and are not any more.";
    return [securityChange("added", `asks for ${list}`, breaking("request", "calls without it", reason), pair)];
  }
  if (asks && !asked) {
    const wire = compatible("Requests without it are valid.");
    return [securityChange("optional", `takes ${list}, and does not require it`, wire, pair)];
  }
  const wire = compatible("A credential that is sent does no harm.");
  const what = asks ? "does not require a credential any more" : "does not ask for a credential any more";
  return [securityChange("removed", what, wire, pair)];
}

function compareAlternatives({ old, new: now }: AskedSides, pair: OperationPair): readonly Change[] {
  const [before, after] = [old.alternatives, now.alternatives];
  // Whether anything is asked for at all has been compared.
  if (before.length === 0 || after.length === 0) return [];
  const { pairs, added, removed } = pairUp(before, after, [
    (a, b) => isMetBy(a, b) && isMetBy(b, a),
    (a, b) => isWithin(a, b) && isWithin(b, a),
  ]);
  const words = (each: Alternative) => wordsOf(each, [...before, ...after]);
  const lost = removed.map((each) => ({
    each,
    less: after.filter((other) => isMetBy(other, each)),
    more: added.filter((other) => isWithin(each, other) && other.length > each.length),
  }));
  const told = new Set(lost.flatMap(({ less, more }) => (less.length > 0 ? less : more)));
  return [
    ...lost.map(({ each, less, more }) => {
      const enough = less.map(words).join(" or ");
      const wire =
        less.length > 0
          ? compatible(`Requests with ${words(each)} have what it asks for: ${enough}.`)
          : now.optional
            ? compatible("Requests without a credential are valid.")
            : breaking(
                "request",
                "calls",
                `Requests with ${words(each)} and nothing else were valid and are not any more.`,
              );
      const what =
        less.length > 0
          ? `asks for ${enough}, and not for ${words(each)} together`
          : more.length > 0
            ? `asks for ${more.map(words).join(" or ")} together, where ${words(each)} was enough`
            : `does not take ${words(each)} any more`;
      return securityChange("alternative-removed", what, wire, pair);
    }),
    ...added
      .filter((each) => !told.has(each))
      .map((each) => {
        const wire = compatible("What was enough before is not looked at by this.");
        return securityChange("alternative-added", `takes ${words(each)}`, wire, pair);
      }),
    ...pairs.flatMap(([a, b]) => [...compareSchemes(a, b, pair), ...compareScopes(a, b, now, pair)]),
  ];
}

/** Whether all schemes of an alternative are part of another one. */
function isWithin(each: Alternative, other: Alternative): boolean {
  return each.every((scheme) => partnerOf(scheme, other) !== undefined);
}

/** Whether whoever sends what another alternative asks for has what an alternative asks for. */
function isMetBy(each: Alternative, other: Alternative): boolean {
  return each.every((scheme) => {
    const partner = partnerOf(scheme, other);
    return partner !== undefined && scheme.scopes.every((scope) => partner.scopes.includes(scope));
  });
}

function partnerOf({ name, scheme }: NamedScheme, others: Alternative): NamedScheme | undefined {
  return others.find((other) => other.name === name) ?? others.find((other) => areAlike(scheme, other.scheme));
}

/** An alternative in words, with its scopes where others have the same schemes. */
function wordsOf(alternative: Alternative, others: readonly Alternative[]): string {
  const isSame = (other: Alternative) => isWithin(alternative, other) && isWithin(other, alternative);
  const isAmbiguous = others.filter(isSame).length > 1;
  const named = alternative.map(({ name, scopes }) => {
    const list = inWords(
      scopes.map((scope) => `\`${scope}\``),
      "and",
    );
    return isAmbiguous && scopes.length > 0 ? `\`${name}\` (${list})` : `\`${name}\``;
  });
  return inWords(named, "and");
}

/** Schemes of which the same is sent, in the place of each other. */
function compareSchemes(old: Alternative, now: Alternative, pair: OperationPair): readonly Change[] {
  return now.flatMap((each) => {
    const earlier = partnerOf(each, old);
    if (earlier === undefined || earlier.name === each.name) return [];
    const what = `takes \`${each.name}\` in place of \`${earlier.name}\`, for which the same is sent`;
    const wire = compatible("The name of a security scheme is not sent.");
    return [securityChange("alternative-renamed", what, wire, pair)];
  });
}

function compareScopes(old: Alternative, now: Alternative, asked: Asked, pair: OperationPair): readonly Change[] {
  const isMet = asked.optional || asked.alternatives.some((other) => isMetBy(other, old));
  return now.flatMap((each) => {
    const before = partnerOf(each, old)?.scopes ?? [];
    return [
      ...each.scopes
        .filter((scope) => !before.includes(scope))
        .map((scope) => {
          const wire = isMet
            ? compatible("Something else that it takes is enough for those who do not have it.")
            : breaking("request", "calls", `Requests without the scope \`${scope}\` were valid and are not any more.`);
          return securityChange("scope-added", `asks for the scope \`${scope}\``, wire, pair);
        }),
      ...before
        .filter((scope) => !each.scopes.includes(scope))
        .map((scope) => {
          const wire = compatible("A scope that a token has besides does no harm.");
          return securityChange("scope-removed", `does not ask for the scope \`${scope}\` any more`, wire, pair);
        }),
    ];
  });
}

const ofClient: Verdict = compatible("Credentials belong to the client; what that must be given is told of the API.");

function securityChange(happened: string, what: string, wire: Verdict, pair: OperationPair): Change {
  return operationChange(`api-security-${happened}`, what, pair, { wire, source: ofClient });
}
