import type { Server } from "../../2-normalise/api.js";
import type { Model } from "../../3-analyse/model.js";
import type { Change } from "../change.js";
import { pairUp } from "../pair-up.js";
import type { Sides } from "../sides.js";
import { breaking, compatible } from "../verdicts.js";
import { inWords, shownText } from "../words.js";
import { apiChange, serversPlace } from "./api-changes.js";
import type { OperationPair } from "./operation-changes.js";
import { operationChange, operationSubject } from "./operation-changes.js";
import { compareServerVariables } from "./server-variables.js";

/** Where an API is (OAS 3.1 §4.8.5). */
export function compareServers(old: Model, now: Model): readonly Change[] {
  const [before, after] = [old.api.servers, now.api.servers];
  const { pairs, removed, added } = pairUp(before, after, sameServer);
  const [first, next] = [before[0], after[0]];
  const moved = removed.length + added.length === 0 && !pairs.some(([a, b]) => a === first && b === next);
  return [
    ...pairs.flatMap(([a, b]) => {
      const places = { old: a.at ?? serversPlace(old), new: b.at ?? serversPlace(now) };
      const variables = compareServerVariables(a, b, { kind: "api" }, places);
      if (a.url === b.url || a.template === b.template) return variables;
      const what = `spells the server ${shownText(a.url)} as ${shownText(b.url)}`;
      const wire = compatible("It is the same address.");
      return [apiChange("api-server-respelled", what, { wire, source }, places), ...variables];
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
  const places = { old: pair.old.at, new: pair.new.at };
  const subject = operationSubject(pair.new);
  const variables = pairs.flatMap(([a, b]) => compareServerVariables(a, b, subject, places));
  if (added.length > 0)
    return [...variables, change(`is at ${listed(added)} too`, compatible("It is still where it was."))];
  if (variables.length > 0) return variables;
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
  (a, b) => a.template === b.template,
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
