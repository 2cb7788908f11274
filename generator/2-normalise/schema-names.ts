import type { Api, Located, Schema, SchemaId } from "./api.js";
import { sharedNames } from "./chosen-names.js";
import { nameInContract } from "./copies.js";
import { locationOf } from "./locations.js";
import type { Reading } from "./reading.js";
import type { SchemaResults } from "./schemas.js";

export interface SchemaNames extends Pick<Api, "named" | "locationNames" | "chosenNames"> {
  /** The schemas that keep their names even if nothing uses them. */
  readonly componentIds: Iterable<SchemaId>;
}

/**
 * The names of schemas in the contract: those of the components, in the order of the document, then those of other
 * schemas that references lead to, and those that an `x-specmill-name` gives a type of its own.
 *
 * A component that is only a `$ref` to a schema that is no component gives that schema its name, and is no type besides.
 */
export function nameSchemas(
  results: SchemaResults,
  components: ReadonlyMap<SchemaId, string>,
  reading: Pick<Reading, "diagnostics">,
): SchemaNames {
  const { schemas, referenced, chosenNames: chosen } = results;
  const shared = sharedNames(chosen.values(), reading);
  const givers = nameGivers(components, results);
  const named = new Map([...components].map(([id, name]) => [givers.get(id) ?? id, name] as const));
  const chosenNames = new Map<SchemaId, Located<string>>();
  const locationNames = new Map<SchemaId, readonly string[]>();
  const componentIds = [...named.keys()];
  for (const [id, names] of referenced) {
    // The component is no type any more: that of the schema has its name.
    if (named.has(id) || givers.has(id)) continue;
    named.set(id, nameOfWords(names[0] ?? "schema"));
    locationNames.set(id, names);
  }
  for (const [id, name] of chosen) {
    if (shared.has(name)) continue;
    const target = givers.get(id) ?? id;
    const other = target === id ? undefined : chosen.get(target);
    if (other !== undefined) {
      const because = `the schema that this is a reference to chooses \`${other.value}\``;
      const related = [{ label: "This is the other one.", at: other.at }];
      reading.diagnostics.report("name-taken", name.at, { name: name.value, because }, related);
      continue;
    }
    chosenNames.set(target, name);
    if (!named.has(target) && schemas.has(target)) named.set(target, name.value);
  }
  return { named, locationNames, chosenNames, componentIds };
}

/**
 * The name of a schema that a tag stands for where nothing else says so (OAS 3.1 §4.8.25): that of a component, of a
 * definition or of a file. A name that is made of several keys is none that a contract has, and neither is one that it
 * chooses for the package.
 */
export function nameAsTag(
  api: Pick<Api, "named" | "copies" | "locationNames" | "chosenNames">,
  id: SchemaId,
): string | undefined {
  const name = nameInContract(api, id);
  const original = locationOf(id);
  const isMade = api.locationNames.get(original)?.[0]?.includes(" ");
  const isChosen = api.chosenNames.get(original)?.value === name && !original.endsWith(`/${name}`);
  return isMade || isChosen ? undefined : name;
}

/** A single word stays as it is written: it is the key of a definition, or the name of a file. */
function nameOfWords(words: string): string {
  const [first = "", ...rest] = words.split(" ");
  return rest.length === 0
    ? first
    : [first, ...rest].map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}

/**
 * The components that give their name to the schema that they refer to. Of several that refer to one schema, the one
 * that is called like it does, or else the first by name; the others are further names of its type.
 */
function nameGivers(
  components: ReadonlyMap<SchemaId, string>,
  { schemas, referenced, dynamicAnchors }: SchemaResults,
): ReadonlyMap<SchemaId, SchemaId> {
  // What a `$dynamicRef` means depends on whether evaluation begins at the component.
  if (dynamicAnchors.size > 0) return new Map();
  const rivals = new Map<SchemaId, { readonly id: SchemaId; readonly name: string }[]>();
  for (const [id, name] of components) {
    const target = soleReference(schemas.get(id));
    if (target !== undefined && !components.has(target))
      rivals.set(target, [...(rivals.get(target) ?? []), { id, name }]);
  }
  return new Map(
    [...rivals].flatMap(([target, all]) => {
      const names = new Set(referenced.get(target)?.map((name) => name.toLowerCase()));
      const isAlike = ({ name }: { readonly name: string }) => Number(names.has(name.toLowerCase()));
      const [giver] = all.toSorted((a, b) => isAlike(b) - isAlike(a) || (a.name < b.name ? -1 : 1));
      return giver === undefined ? [] : [[giver.id, target] as const];
    }),
  );
}

/** The schema that another one is nothing but a reference to. */
function soleReference(schema: Schema | undefined): SchemaId | undefined {
  if (schema?.kind !== "keywords") return undefined;
  return Object.keys(schema.keywords).length === 1 ? schema.keywords.$ref?.value : undefined;
}
