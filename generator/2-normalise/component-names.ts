import type { SourceSet } from "../1-load/source-set.js";
import { propertyValue } from "../1-load/tree.js";
import type { Reading } from "./reading.js";
import { entriesWithoutExtensions, holds, type KeyedNode, type SourceNode } from "./source-nodes.js";

/** The names that components may have (OAS 3.0 §4.7.7, 3.1 §4.8.7). */
const componentName = /^[a-zA-Z0-9._-]+$/;

/** What means something else in a reference or in code. No language that people generate documents from has it in names. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: These are what is looked for.
const misleading = /["'\\/#?;{}$\u0000-\u001f\u007f]/;

export function isComponentName(text: string): boolean {
  return componentName.test(text);
}

/** Reports every component, in any section, whose name the standard does not allow. */
export function checkComponentNames(components: SourceNode, reading: Reading): void {
  if (!holds(components, "object")) return;
  for (const section of entriesWithoutExtensions(components)) {
    if (!holds(section, "object")) continue;
    for (const component of section.node.entries.values()) checkComponentName(component, reading);
  }
}

/** Reports a component whose name the standard does not allow. */
export function checkComponentName({ key, keyAt }: Pick<KeyedNode, "key" | "keyAt">, reading: Reading): void {
  if (isComponentName(key)) return;
  const code = misleading.test(key) ? "component-name-misleading" : "component-name-invalid";
  reading.diagnostics.report(code, keyAt, { name: key });
}

/** The names of the entry document's schemas. In every document, such a name means that schema (OAS 3.1.1 §4.3.2). */
export function schemaNamesOf({ entry }: SourceSet): ReadonlySet<string> {
  const components = entry.root.kind === "object" ? propertyValue(entry.root, "components") : undefined;
  const schemas = components?.kind === "object" ? propertyValue(components, "schemas") : undefined;
  return new Set(schemas?.kind === "object" ? schemas.entries.keys() : []);
}
