import type { Server } from "../../2-normalise/api.js";
import type { Model } from "../../3-analyse/model.js";
import type { Change } from "../change.js";
import { pairUp } from "../pair-up.js";
import type { Sides } from "../sides.js";
import { breaking, compatible } from "../verdicts.js";
import { inWords, shownText } from "../words.js";
import { apiChange, serversPlace } from "./api-changes.js";
import type { OperationPair } from "./operation-changes.js";
import { operationChange } from "./operation-changes.js";
import { unrefinedChange } from "./unrefined.js";

/** Where an API is (OAS 3.1 §4.8.5). */
export function compareServers(old: Model, now: Model): readonly Change[] {
  const [before, after] = [old.api.servers, now.api.servers];
  const { pairs, removed, added } = pairUp(before, after, sameServer);
  const [first, next] = [before[0], after[0]];
  const moved = removed.length + added.length === 0 && !pairs.some(([a, b]) => a === first && b === next);
  return [
    ...pairs.flatMap(([a, b]) => {
      if (a.url === b.url) return [];
      const places = { old: a.at ?? serversPlace(old), new: b.at ?? serversPlace(now) };
      if (!isSameAddress(a, b)) {
        const what = `is at ${shownText(b.url)} where no variable is given, and was at ${shownText(a.url)}`;
        const wire = compatible("Its variables can be what they could be.");
        return [apiChange("api-server-default-changed", what, { wire, source }, places)];
      }
      const what = `spells the server ${shownText(a.url)} as ${shownText(b.url)}`;
      return [apiChange("api-server-respelled", what, { wire: compatible("It is the same address."), source }, places)];
    }),
    ...removed.filter(isWritten).map(({ url, at }) => {
      const wire = breaking("request", "calls", `Clients that send to ${shownText(url)} may not be answered any more.`);
      const places = { old: at ?? old.api.at, new: next?.at ?? serversPlace(now) };
      return apiChange("api-server-removed", `has no server ${shownText(url)} any more`, { wire, source }, places);
    }),
    ...added.filter(isWritten).map(({ url, at }) => {
      const wire = compatible("Nobody was told of it before.");
      const places = { old: undefined, new: at ?? serversPlace(now) };
      return apiChange("api-server-added", `has the server ${shownText(url)}`, { wire, source }, places);
    }),
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

/** What the variables of a server can be (OAS 3.1 §4.8.6), which is not compared in detail. */
export function compareServerVariables(old: Model, now: Model): readonly Change[] {
  return now.api.servers.flatMap((server) => {
    const earlier = old.api.servers.find(({ url }) => url === server.url);
    if (earlier?.at === undefined || server.at === undefined || choicesOf(earlier) === choicesOf(server)) return [];
    const rule = "api-server-variables-changed";
    const what = `has other variables in the server ${shownText(server.url)}`;
    const subject = { kind: "api" } as const;
    return [unrefinedChange({ rule, subject, direction: "request", what, old: earlier.at, new: server.at })];
  });
}

/** Where an operation is, if that is not where the API is (OAS 3.1 §4.8.10). */
export function compareOwnServers(pair: OperationPair, sides: Sides): readonly Change[] {
  const own = { old: pair.calls.old.servers, new: pair.calls.new.servers };
  if (JSON.stringify(own.old.map(written)) === JSON.stringify(own.new.map(written))) return [];
  const [before, after] = (["old", "new"] as const).map((side) =>
    own[side].length > 0 ? own[side] : sides[side].api.servers,
  ) as [readonly Server[], readonly Server[]];
  const { pairs, removed, added } = pairUp(before, after, sameServer);
  const change = (what: string, wire: Change["wire"]) =>
    operationChange("api-operation-servers-changed", what, pair, { wire, source });
  const listed = (servers: readonly Server[]) =>
    inWords(
      servers.map(({ url }) => shownText(url)),
      "or",
    );
  if (removed.length > 0) {
    const reason = `Requests to ${listed(removed)} may not be answered any more.`;
    return [change(`is at ${listed(after)} now, and was at ${listed(before)}`, breaking("request", "calls", reason))];
  }
  if (pairs.some(([a, b]) => a.variables.length + b.variables.length > 0 && choicesOf(a) !== choicesOf(b))) {
    const what = `has other variables in its servers ${listed(after)}`;
    const { subject, old, new: now } = change(what, source);
    return [
      unrefinedChange({
        rule: "api-operation-servers-changed",
        subject,
        direction: "request",
        what,
        old: old ?? now,
        new: now,
      }),
    ];
  }
  if (added.length > 0) return [change(`is at ${listed(added)} too`, compatible("It is still where it was."))];
  const what =
    own.new.length === 0
      ? "has no servers of its own any more"
      : own.old.length === 0
        ? "has servers of its own"
        : "writes its servers in another way";
  return [change(what, compatible("It is where it was."))];
}

const source = compatible("The address is no part of a type.");

/** What says that two servers are one, the surest test first. */
const sameServer: readonly ((old: Server, now: Server) => boolean)[] = [
  (a, b) => a.url === b.url,
  isSameAddress,
  (a, b) => a.variables.length > 0 && choicesOf(a) === choicesOf(b),
];

/**
 * Whether two servers are at the same address: a scheme and a host do not tell upper from lower case, a port may be left
 * out where it is the usual one (RFC 3986 §6.2.2.1, §6.2.3), and paths begin with a slash, so that one before them is
 * left out.
 */
function isSameAddress(a: Server, b: Server): boolean {
  return addressOf(a.url) === addressOf(b.url);
}

function addressOf(url: string): string {
  return (URL.canParse(url) ? new URL(url).href : url).replace(/\/$/, "");
}

/** A contract without servers has one at `/`, which nobody wrote (OAS 3.1 §4.8.1). */
function isWritten({ at }: Server): boolean {
  return at !== undefined;
}

function written({ template, variables }: Server) {
  return [template, variables.map(({ name, default: value, values }) => [name, value, values])];
}

/** What can be put where in a server, whatever is put there by default. */
function choicesOf({ template, variables }: Server): string {
  return JSON.stringify([template, ...variables.map(({ name, values }) => [name, values])]);
}
