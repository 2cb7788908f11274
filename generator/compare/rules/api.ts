import type { Model } from "../../3-analyse/model.js";
import type { Change } from "../change.js";
import type { Comparing } from "../finding.js";
import { placeIn } from "../places.js";
import { compatible, none } from "../verdicts.js";
import { shownText } from "../words.js";
import { apiChange, serversPlace } from "./api-changes.js";
import { movedBase } from "./base-paths.js";
import { compareClientOptions } from "./client-options.js";
import { compareExtensions } from "./extensions.js";
import { compareWebhooks } from "./not-compared.js";
import { compareSchemeDescriptions } from "./scheme-descriptions.js";
import { compareSecuritySchemes } from "./security-schemes.js";
import { compareServers } from "./servers.js";

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
  if (bases === undefined) return compareServers(old, now);
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
