import type { Node } from "../../1-load/tree.js";
import { type FormatsOption, reportUnknownFormats } from "../../3-analyse/formats.js";
import type { Diagnostics } from "../../diagnostics/collector.js";

/** Reads `formats` of the configuration: a boolean, or an object such as `{ "date-time": false }`. Reports what is wrong. */
export function readFormats(node: Node | undefined, diagnostics: Diagnostics): FormatsOption {
  if (node === undefined) return true;
  if (node.kind === "boolean") return node.value;
  if (node.kind !== "object") {
    const expected = "`true`, `false` or an object of formats";
    diagnostics.report("configuration-invalid", node.at, { key: "specmill.formats", expected });
    return true;
  }
  const entries = [...node.entries.values()];
  reportUnknownFormats(
    entries.map(({ key, keyAt }) => ({ name: key, at: keyAt })),
    diagnostics,
  );
  return Object.fromEntries(
    entries.map(({ key, value }) => {
      if (value.kind === "boolean") return [key, value.value];
      const invalid = { key: `specmill.formats.${key}`, expected: "`true` or `false`" };
      diagnostics.report("configuration-invalid", value.at, invalid);
      return [key, true];
    }),
  );
}
