import type { Form } from "./form.js";
import type { Forms } from "./forms.js";

/** The names of properties that match a pattern. */
export function keysLike(pattern: string, forms: Forms): Form {
  return pattern === "" ? forms.always : forms.string({ kind: "pattern", pattern });
}

/** The names of properties other than these, that match none of these patterns. */
export function keysExcept(names: Iterable<string>, patterns: Iterable<string>, forms: Forms): Form {
  const listed = [...names];
  return forms.all([
    ...(listed.length > 0 ? [forms.not(namesForm(listed, forms))] : []),
    ...[...patterns].map((pattern) => forms.not(keysLike(pattern, forms))),
  ]);
}

/** One of these names. Without the type, as names are strings: so its complement is the other names. */
export function namesForm(names: readonly string[], forms: Forms): Form {
  return forms.string({ kind: "among", values: new Set(names) });
}
