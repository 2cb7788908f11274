import type { Schema, SchemaId } from "../../2-normalise/api.js";
import { childId, copySuffixOf, locationOf } from "../../2-normalise/locations.js";
import type { Union } from "../../3-analyse/model.js";
import { toPascalCase } from "../../3-analyse/words.js";

/** A place that what is below it is called after: a schema with a name, or a parameter. */
export interface Owner {
  readonly location: string;
  /** What tells a copy from what was written there. */
  readonly mark: string;
  readonly name: string;
}

/** What a schema says, and how unions are told apart. */
export interface Described {
  readonly schemas: ReadonlyMap<SchemaId, Schema>;
  readonly unions: ReadonlyMap<SchemaId, Union>;
}

/** The short name leaves out segments that say nothing to a reader. */
export type NameForm = "short" | "long";

/**
 * Names of schemas after their places: the owner's, and the way from there. `ShareUpdateMedias` for
 * `#/components/schemas/ShareUpdate/properties/medias`; what is in a copy is called after the copy.
 */
export function createPathNames(
  owners: readonly Owner[],
  described: Described,
): (id: SchemaId, form: NameForm) => string {
  const ownersAt = new Map<string, Owner[]>();
  for (const owner of owners) ownersAt.set(owner.location, [...(ownersAt.get(owner.location) ?? []), owner]);
  const words = new Map<string, string>();
  const wordOf = (segment: string): string => {
    const word = words.get(segment) ?? toPascalCase(segment);
    words.set(segment, word);
    return word;
  };
  return (id, form) => {
    const [location, mark] = [locationOf(id), copySuffixOf(id)];
    const owner = ownerOf(location, mark, ownersAt);
    const start = owner?.location.length ?? location.indexOf("#");
    const steps = stepsOf(location.slice(start));
    const words = steps.map(({ keyword, name, before }): string => {
      if (form === "long") return wordOf(keyword) + (name === undefined ? "" : wordOf(name));
      if (name !== undefined && (keyword === "oneOf" || keyword === "anyOf")) {
        const union = `${location.slice(0, start)}${before}${mark}` as SchemaId;
        return wordOf(keyword) + variantWords(union, keyword, name, described).map(wordOf).join("Or");
      }
      return (shortWords.get(keyword) ?? wordOf(keyword)) + (name === undefined ? "" : wordOf(name));
    });
    return (owner?.name ?? "") + words.join("");
  };
}

/** A step from a schema to one inside it: `properties/medias`, `items`. */
interface Step {
  readonly keyword: string;
  readonly name: string | undefined;
  /** The pointer to where the step begins. */
  readonly before: string;
}

function stepsOf(pointer: string): readonly Step[] {
  const segments = pointer.split("/").slice(1);
  const steps: Step[] = [];
  for (let index = 0; index < segments.length; ) {
    const keyword = segments[index] ?? "";
    const name = named.has(keyword) ? segments[index + 1] : undefined;
    steps.push({
      keyword,
      name,
      before: segments
        .slice(0, index)
        .map((each) => `/${each}`)
        .join(""),
    });
    index += name === undefined ? 1 : 2;
  }
  return steps.filter(({ keyword, name }) => keyword !== "" || name !== undefined);
}

/** The keywords under which schemas stand by a name or a number. */
const named = new Set(
  (
    "properties patternProperties dependentSchemas dependencies $defs definitions oneOf anyOf allOf prefixItems " +
    "components paths responses content parameters headers encoding"
  ).split(" "),
);

/** What a reader is told of a keyword: nothing where the name says it, else what the schema describes. */
const shortWords: ReadonlyMap<string, string> = new Map([
  ...["properties", "components", "schemas", "paths", "schema", "content", "$defs", "definitions"].map(
    (keyword) => [keyword, ""] as const,
  ),
  ["items", "Item"],
  ["additionalProperties", "Value"],
  ["patternProperties", "Values"],
  ["propertyNames", "Name"],
]);

/** The nearest owner around a place: of several there that of the same copy, else what was written. */
function ownerOf(location: string, mark: string, ownersAt: ReadonlyMap<string, readonly Owner[]>): Owner | undefined {
  let [written, first]: (Owner | undefined)[] = [];
  for (let end = location.lastIndexOf("/"); end > 0; end = location.lastIndexOf("/", end - 1)) {
    for (const owner of ownersAt.get(location.slice(0, end)) ?? []) {
      if (owner.mark === mark) return owner;
      if (owner.mark === "") written ??= owner;
      first ??= owner;
    }
  }
  return written ?? first;
}

/** A variant is called after what tells it from the others: where it stands among them may change. */
function variantWords(
  union: SchemaId,
  keyword: string,
  index: string,
  { schemas, unions }: Described,
): readonly string[] {
  const variant = childId(union, `${keyword}/${index}`);
  const discrimination = unions.get(union)?.discrimination;
  const told =
    discrimination === undefined || discrimination.by === "trial"
      ? []
      : [...discrimination.variants].flatMap(([by, each]) => (each === variant ? [String(by)] : []));
  const schema = schemas.get(variant);
  const { title, required, type } = schema?.kind === "keywords" ? schema.keywords : {};
  const said = [told, title ? [title.value] : [], required?.value ?? [], type?.value ?? [], [index]];
  return (said.find((words) => words.length > 0) ?? []).toSorted();
}
