import { type Explain, fail } from "./explain.js";

/** Explains a value that is none of those listed: `must be "catalog" or "ad_hoc"`. A long list is cut. */
export function values(keyword: "const" | "enum", listed: readonly (string | number | boolean | null)[]): Explain {
  return (value, at) => {
    if (listed.includes(value as string)) return;
    const shown = listed.slice(0, 12).map((each) => JSON.stringify(each));
    const last = listed.length > shown.length ? `${listed.length - shown.length} more` : shown.pop();
    fail(at, keyword, `must be ${shown.join(", ")}${shown.length > 0 ? " or " : ""}${last}`, value);
  };
}
