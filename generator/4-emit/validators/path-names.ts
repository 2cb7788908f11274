import type { SchemaId } from "../../2-normalise/api.js";
import { copyMarkOf, idBelow, locationOf } from "../../2-normalise/locations.js";
import type { Union } from "../../3-analyse/model.js";
import { toPascalCase } from "../../3-analyse/words.js";

/** A place that what is below it is called after: a schema with a name, or a parameter. */
export interface Owner {
  readonly location: string;
  /** What tells a copy from what was written there. */
  readonly mark: string;
  readonly name: string;
}

/** The short name leaves out segments that say nothing to a reader. */
export type NameForm = "short" | "long";

/**
 * Names of schemas after their places: the owner's, and the way from there. `ShareUpdateMedias` for
 * `#/components/schemas/ShareUpdate/properties/medias`; what is in a copy is called after the copy.
 */
export function createPathNames(
  owners: readonly Owner[],
  unions: ReadonlyMap<SchemaId, Union>,
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
    const [location, mark] = [locationOf(id), copyMarkOf(id)];
    const owner = ownerOf(location, mark, ownersAt);
    const start = owner?.location.length ?? location.indexOf("#");
    const segments = location.slice(start).split("/").slice(1);
    const said = segments.map((segment, index): string => {
      const isSilent = segment === "" || (form === "short" && silent.has(segment) && index % 2 === 0);
      if (isSilent) return "";
      const keyword = segments[index - 1];
      if (keyword !== "oneOf" && keyword !== "anyOf") return wordOf(segment);
      const union =
        location.slice(0, start) +
        segments
          .slice(0, index - 1)
          .map((each) => `/${each}`)
          .join("");
      return variantWord(`${union}${mark}` as SchemaId, keyword, segment, unions, wordOf);
    });
    return (owner?.name ?? "") + said.join("");
  };
}

/** Segments that say nothing to a reader of the name. */
const silent = new Set(["properties", "components", "schemas", "paths", "schema", "content", "$defs"]);

/** The nearest owner around a place: of several there that of the same copy, else what was written. */
function ownerOf(location: string, mark: string, ownersAt: ReadonlyMap<string, readonly Owner[]>): Owner | undefined {
  const around: Owner[] = [];
  for (let end = location.lastIndexOf("/"); end > 0; end = location.lastIndexOf("/", end - 1)) {
    around.push(...(ownersAt.get(location.slice(0, end)) ?? []));
  }
  return around.find((owner) => owner.mark === mark) ?? around.find((owner) => owner.mark === "") ?? around[0];
}

/** A variant is called after what tells it from the others: where it stands among them may change. */
function variantWord(
  id: SchemaId,
  keyword: string,
  index: string,
  unions: ReadonlyMap<SchemaId, Union>,
  wordOf: (segment: string) => string,
): string {
  const discrimination = unions.get(id)?.discrimination;
  if (discrimination === undefined || discrimination.by === "trial") return wordOf(index);
  const variant = idBelow(id, `${keyword}/${index}`);
  const told = [...discrimination.variants].flatMap(([by, each]) => (each === variant ? [String(by)] : []));
  return told.length === 0 ? wordOf(index) : told.sort().map(wordOf).join("Or");
}
