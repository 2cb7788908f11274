import type { Model } from "../../3-analyse/model.js";
import type { Change } from "../change.js";
import { mendOf } from "../finding.js";
import { placeIn } from "../places.js";

/** A change of what is said of the whole API. */
export function apiChange(
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

/** Where the servers of an API are written, or where they would be. */
export function serversPlace({ api }: Model): Change["new"] {
  return placeIn(api, ["servers"]);
}
