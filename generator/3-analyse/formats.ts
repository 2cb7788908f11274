import type { Api } from "../2-normalise/api.js";
import type { Diagnostics } from "../diagnostics/collector.js";

/** The formats whose values are checked. Any other is an annotation (JSON Schema 2020-12 Validation §7.2). */
const checkedFormats = ["date-time", "uuid", "uuid4"] as const;

export type CheckedFormat = (typeof checkedFormats)[number];

export function isCheckedFormat(name: string): name is CheckedFormat {
  return (checkedFormats as readonly string[]).includes(name);
}

/** Says of each format that is not checked where the contract first uses it. */
export function reportUncheckedFormats(api: Api, diagnostics: Diagnostics): void {
  const reported = new Set<string>();
  for (const schema of api.schemas.values()) {
    const format = schema.kind === "keywords" ? schema.keywords.format : undefined;
    if (format === undefined || isCheckedFormat(format.value) || reported.has(format.value)) continue;
    reported.add(format.value);
    diagnostics.report("format-not-checked", format.at, { format: format.value, checked: checkedFormats });
  }
}
