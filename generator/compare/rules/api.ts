import type { Server } from "../../2-normalise/api.js";
import type { Model } from "../../3-analyse/model.js";
import type { Change } from "../change.js";
import { type Comparing, mendOf } from "../finding.js";
import { pairUp } from "../pair-up.js";
import { placeIn } from "../places.js";
import { breaking, compatible, none } from "../verdicts.js";
import { shownText } from "../words.js";
import { movedBase } from "./base-paths.js";
import { compareClientOptions } from "./client-options.js";
import { compareExtensions } from "./extensions.js";
import { compareWebhooks } from "./not-compared.js";
import { compareSchemeDescriptions } from "./scheme-descriptions.js";
import { compareSecuritySchemes } from "./security-schemes.js";
import { unrefinedChange } from "./unrefined.js";

/** What is said of the whole API: its version, its servers and what its client must be given (OAS 3.1 §4.8.2, §4.8.5). */
export function compareApis(comparing: Comparing): readonly Change[] {
  const { sides, reword } = comparing;
  const { old, new: now } = sides;
  if (old.api.info.title !== now.api.info.title || old.api.info.description !== now.api.info.description) {
    reword({ old: old.api.at, new: now.api.at });
  }
  return [
    ...compareVersions(old, now),
    ...compareAddresses(comparing),
    ...compareClientOptions(sides),
    ...compareSecuritySchemes(comparing),
    ...compareSchemeDescriptions(comparing),
    ...compareWebhooks(comparing),
    ...compareExtensions(comparing),
  ];
}

function compareVersions(old: Model, now: Model): readonly Change[] {
  const [before, after] = [old.api.info.version, now.api.info.version];
  if (before === after) return [];
  const what = `has the version ${shownText(after)} in place of ${shownText(before)}`;
  const at = ({ api }: Model) => placeIn(api, ["info", "version"]);
  return [apiChange("api-version-changed", what, { wire: none, source: none }, { old: at(old), new: at(now) })];
}

function compareAddresses({ sides }: Comparing): readonly Change[] {
  const { old, new: now } = sides;
  const bases = movedBase(sides);
  if (bases === undefined) return [...compareServers(old, now), ...compareServerVariables(old, now)];
  const places = { old: serversPlace(old), new: serversPlace(now) };
  const base = bases.old + bases.new;
  const what =
    bases.old === ""
      ? `has ${shownText(base)} in its servers now, and had it in its paths`
      : `has ${shownText(base)} in its paths now, and had it in its servers`;
  const wire = compatible("Every operation that both contracts have is where it was.");
  const source = compatible("The address is no part of a type.");
  const mend = `Where code gives a \`baseUrl\` of its own, give it ${bases.old === "" ? "with" : "without"} ${shownText(base)} at its end.`;
  return [{ ...apiChange("api-base-path-moved", what, { wire, source }, places), mend }];
}

function compareServers(old: Model, now: Model): readonly Change[] {
  // A contract without servers has one at `/`, which nobody wrote.
  const [before = [], after = []] = [old, now].map(({ api }) => api.servers.filter(({ at }) => at !== undefined));
  const source = compatible("The address is no part of a type.");
  const {
    pairs,
    removed: gone,
    added: come,
  } = pairUp(before, after, [(a, b) => a.url === b.url, (a, b) => withoutSlash(a.url) === withoutSlash(b.url)]);
  const [first, next] = [before[0], after[0]];
  const moved =
    withoutSlash(first?.url ?? "") !== withoutSlash(next?.url ?? "") && gone.length === 0 && come.length === 0;
  return [
    ...pairs
      .filter(([a, b]) => a.url !== b.url)
      .map(([a, b]) =>
        apiChange(
          "api-server-respelled",
          `spells the server ${shownText(a.url)} as ${shownText(b.url)}`,
          { wire: compatible("Paths begin with a slash, so that one before them is left out."), source },
          { old: a.at ?? serversPlace(old), new: b.at ?? serversPlace(now) },
        ),
      ),
    ...gone.map(({ url, at }) => {
      const wire = breaking("request", "calls", `Clients that send to ${shownText(url)} may not be answered any more.`);
      return apiChange(
        "api-server-removed",
        `has no server ${shownText(url)} any more`,
        { wire, source },
        { old: at ?? old.api.at, new: next?.at ?? serversPlace(now) },
      );
    }),
    ...come.map(({ url, at }) =>
      apiChange(
        "api-server-added",
        `has the server ${shownText(url)}`,
        { wire: compatible("The others are still there."), source },
        { old: undefined, new: at ?? serversPlace(now) },
      ),
    ),
    ...(moved
      ? [
          apiChange(
            "api-server-order-changed",
            `is first to be found at ${shownText(next?.url ?? "")}`,
            { wire: compatible("All servers are still there."), source },
            { old: first?.at ?? serversPlace(old), new: next?.at ?? serversPlace(now) },
          ),
        ]
      : []),
  ];
}

function withoutSlash(url: string): string {
  return url.replace(/\/$/, "");
}

function serversPlace({ api }: Model): Change["new"] {
  return placeIn(api, ["servers"]);
}

/** What the variables of a server can be (OAS 3.1 §4.8.6), which is not compared in detail. */
function compareServerVariables(old: Model, now: Model): readonly Change[] {
  return now.api.servers.flatMap((server) => {
    const earlier = old.api.servers.find(({ url }) => url === server.url);
    if (earlier?.at === undefined || server.at === undefined || variablesOf(earlier) === variablesOf(server)) return [];
    const rule = "api-server-variables-changed";
    const what = `has other variables in the server ${shownText(server.url)}`;
    const subject = { kind: "api" } as const;
    return [unrefinedChange({ rule, subject, direction: "request", what, old: earlier.at, new: server.at })];
  });
}

function variablesOf({ template, variables }: Server): string {
  return JSON.stringify([template, ...variables.map(({ name, values }) => [name, values])]);
}

function apiChange(
  rule: string,
  what: string,
  verdicts: Pick<Change, "wire" | "source">,
  at: Pick<Change, "old" | "new">,
): Change {
  return {
    rule,
    subject: { kind: "api" },
    directions: ["request", "response"],
    ...verdicts,
    ...at,
    what,
    mend: mendOf(verdicts.wire, verdicts.source),
  };
}
