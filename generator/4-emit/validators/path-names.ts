import type { Schema, SchemaId } from "../../2-normalise/api.js";
import { childId, copySuffixOf, locationOf } from "../../2-normalise/locations.js";
import type { Union } from "../../3-analyse/model.js";
import { toPascalCase } from "../../3-analyse/words.js";

/** A schema with a name, or a parameter: schemas inside it are named after it. */
export interface Owner {
  readonly location: string;
  /** Tells a copy from the original at the same location; empty for the original. */
  readonly copySuffix: string;
  readonly name: string;
}

/** What names of union variants are made of. */
export interface NamedSchemas {
  readonly schemas: ReadonlyMap<SchemaId, Schema>;
  readonly unions: ReadonlyMap<SchemaId, Union>;
}

/** A short name leaves out segments that tell a reader nothing. */
export type NameForm = "short" | "long";

/**
 * Names schemas after their locations: the name of the owner, then the path from there. `ShareUpdateMedias` for
 * `#/components/schemas/ShareUpdate/properties/medias`; a schema in a copy is named after the copy.
 */
export function createPathNames(
  owners: readonly Owner[],
  named: NamedSchemas,
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
    const [location, copySuffix] = [locationOf(id), copySuffixOf(id)];
    const owner = ownerOf(location, copySuffix, ownersAt);
    const start = owner?.location.length ?? location.indexOf("#");
    const steps = stepsOf(location.slice(start));
    const words = steps.map(({ keyword, name, before }): string => {
      if (form === "long") return wordOf(keyword) + (name === undefined ? "" : wordOf(name));
      if (name !== undefined && (keyword === "oneOf" || keyword === "anyOf")) {
        const union = `${location.slice(0, start)}${before}${copySuffix}` as SchemaId;
        return wordOf(keyword) + variantWords(union, keyword, name, named).map(wordOf).join("Or");
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
  /** The pointer to the schema that the step starts from. */
  readonly before: string;
}

function stepsOf(pointer: string): readonly Step[] {
  const segments = pointer.split("/").slice(1);
  const steps: Step[] = [];
  for (let index = 0; index < segments.length; ) {
    const keyword = segments[index] ?? "";
    const name = containers.has(keyword) ? segments[index + 1] : undefined;
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

/** The keywords whose schemas are under a name or an index. */
const containers = new Set(
  (
    "properties patternProperties dependentSchemas dependencies $defs definitions oneOf anyOf allOf prefixItems " +
    "components paths responses content parameters headers encoding"
  ).split(" "),
);

/** The words of keywords in short names: none where the name is enough, else what the schema describes. */
const shortWords: ReadonlyMap<string, string> = new Map([
  ...["properties", "components", "schemas", "paths", "schema", "content", "$defs", "definitions"].map(
    (keyword) => [keyword, ""] as const,
  ),
  ["items", "Item"],
  ["additionalProperties", "Value"],
  ["patternProperties", "Values"],
  ["propertyNames", "Name"],
]);

/** The nearest owner around a location. Prefers an owner in the same copy, then the original, then any. */
function ownerOf(
  location: string,
  copySuffix: string,
  ownersAt: ReadonlyMap<string, readonly Owner[]>,
): Owner | undefined {
  let [original, first]: (Owner | undefined)[] = [];
  for (let end = location.lastIndexOf("/"); end > 0; end = location.lastIndexOf("/", end - 1)) {
    for (const owner of ownersAt.get(location.slice(0, end)) ?? []) {
      if (owner.copySuffix === copySuffix) return owner;
      if (owner.copySuffix === "") original ??= owner;
      first ??= owner;
    }
  }
  return original ?? first;
}

/**
 * The words that name a variant: its tags, title or other features. Its index, which may change, is the last resort.
 */
function variantWords(
  union: SchemaId,
  keyword: string,
  index: string,
  { schemas, unions }: NamedSchemas,
): readonly string[] {
  const variant = childId(union, `${keyword}/${index}`);
  const discrimination = unions.get(union)?.discrimination;
  const discriminators =
    discrimination === undefined || discrimination.by === "trial"
      ? []
      : [...discrimination.variants].flatMap(([by, each]) => (each === variant ? [String(by)] : []));
  const schema = schemas.get(variant);
  const { title, required, type } = schema?.kind === "keywords" ? schema.keywords : {};
  const candidates = [discriminators, title ? [title.value] : [], required?.value ?? [], type?.value ?? [], [index]];
  return (candidates.find((words) => words.length > 0) ?? []).toSorted();
}
