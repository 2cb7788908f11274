import type { Discriminator, SchemaId } from "../../2-normalise/api.js";
import { resolveNames } from "../../3-analyse/references.js";
import type { Change } from "../change.js";
import { compatible } from "../effects.js";
import { changeOf, type Pair, placesOf, type SchemaRule } from "../finding.js";
import { areSame, type Said, type Sides } from "../sides.js";

/**
 * `discriminator` (OAS 3.1 §4.8.25): a hint that makes no value valid or invalid. Where code tells variants apart in
 * another way because of it, that is told of the union's name.
 */
export const discriminatorRule: SchemaRule = {
  keywords: ["discriminator"],
  compare(pair, { sides }) {
    const [old, now] = [pair.old.keywords.discriminator?.value, pair.new.keywords.discriminator?.value];
    return foundIn(old, now, pair, sides).map(([suffix, what]): Change => {
      const source = compatible("Variants are told apart as before, or it is told what became of them.");
      const finding = { suffix: `discriminator-${suffix}`, what, effect: "same", source } as const;
      return changeOf({ ...finding, ...placesOf(pair, "discriminator") }, pair.position);
    });
  },
};

/** The end of the rule's id, and what happened. */
type Found = readonly [suffix: string, what: string];

function foundIn(
  old: Discriminator | undefined,
  now: Discriminator | undefined,
  pair: Pair,
  sides: Sides,
): readonly Found[] {
  if (old === undefined) return now === undefined ? [] : [["added", `has the discriminator \`${now.propertyName}\``]];
  const before = `\`${old.propertyName}\``;
  if (now === undefined) return [["removed", `has no discriminator any more, and had ${before}`]];
  if (old.propertyName !== now.propertyName) {
    return [["property-name-changed", `has the discriminator \`${now.propertyName}\` in place of ${before}`]];
  }
  const keys = new Set([...old.mapping.keys(), ...now.mapping.keys()]);
  return [...keys].flatMap((key) =>
    mappingFound(key, old.mapping.get(key)?.value, now.mapping.get(key)?.value, pair, sides),
  );
}

function mappingFound(
  key: string,
  old: SchemaId | undefined,
  now: SchemaId | undefined,
  pair: Pair,
  sides: Sides,
): readonly Found[] {
  const shown = `\`${key}\``;
  if (old !== undefined && now !== undefined) {
    return areSame(old, now, sides) ? [] : [["mapping-changed", `maps ${shown} to another schema`]];
  }
  // A variant that came or went takes its mapping along, and is told as such.
  if (now !== undefined) return wasVariant(now) ? [["mapping-added", `maps ${shown}`]] : [];
  return old !== undefined && isVariant(old) ? [["mapping-deleted", `does not map ${shown} any more`]] : [];

  function wasVariant(id: SchemaId): boolean {
    return membersOf(pair.old, sides.old).some(
      (member) => sides.schemas.newOf.get(member) === resolveNames(sides.new.api, id),
    );
  }

  function isVariant(id: SchemaId): boolean {
    return membersOf(pair.new, sides.new).some(
      (member) => sides.schemas.oldOf.get(member) === resolveNames(sides.old.api, id),
    );
  }
}

function membersOf({ keywords }: Said, { api }: Sides["old"]): readonly SchemaId[] {
  return [...(keywords.anyOf?.value ?? []), ...(keywords.oneOf?.value ?? [])].map((id) => resolveNames(api, id));
}
