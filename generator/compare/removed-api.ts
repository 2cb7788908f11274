import type { Change } from "./change.js";
import { none } from "./verdicts.js";

/** What it means that an API is generated no more: all that code imports of it is gone. */
export function removedApi(name: string): Omit<Change, "old" | "new"> {
  return {
    rule: "document-removed",
    subject: { kind: "api" },
    directions: ["request", "response"],
    // Neither that it breaks nor that it does not: nothing is known of the service.
    wire: none,
    source: {
      kind: "breaking",
      breaks: "its imports",
      reason:
        "Nothing is generated for it any more, so code that imports it does not compile. Whether the service still answers cannot be told.",
      directions: ["request", "response"],
      witnesses: [],
    },
    what: `\`${name}\` is gone`,
    mend: "Stop importing it, or put its document back into the configuration.",
  };
}
