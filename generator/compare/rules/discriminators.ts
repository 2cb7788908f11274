import type { Discriminator, SchemaId } from "../../2-normalise/api.js";
import { locationOf } from "../../2-normalise/locations.js";
import { resolveNames } from "../../3-analyse/references.js";
import { decidesOtherwise, type TagChange, tagChanges } from "../assigned-tags.js";
import type { Change } from "../change.js";
import { type Finding, type Pair, placesOf, type SchemaRule, typesVerdict } from "../finding.js";
import { changeOf, toldChange } from "../named-changes.js";
import type { Said, Sides } from "../sides.js";
import { unionEdit } from "../union-edits.js";
import { nameOfSchema } from "../variants.js";
import { compatible } from "../verdicts.js";
import { shownText, shownValue } from "../words.js";

/**
 * `discriminator` (OAS 3.1 §4.8.25). Where variants say their tags themselves it makes no value valid or invalid. Where
 * only the discriminator says them, it decides: a variant that gains a tag gains values.
 */
export const discriminatorRule: SchemaRule = {
  keywords: ["discriminator"],
  compare(pair, { sides }) {
    return findingsIn(pair, sides).map((found): Change => {
      const source = found.alone === undefined ? toldElsewhere : typesVerdict(pair, sides);
      const finding = { ...found, suffix: `discriminator-${found.suffix}`, source };
      const change = found.alone === undefined ? toldChange : changeOf;
      return change({ ...finding, ...placesOf(pair, "discriminator") }, pair, sides);
    });
  },
};

const toldElsewhere = compatible("Variants are told apart as before, or it is told what became of them.");

interface Found extends Pick<Finding, "what" | "alone" | "values"> {
  /** The end of the rule's id. */
  readonly suffix: string;
}

function findingsIn(pair: Pair, sides: Sides): readonly Found[] {
  const [old, now] = [pair.old.keywords.discriminator?.value, pair.new.keywords.discriminator?.value];
  const [before, after] = [sides.old.unions.get(pair.old.id), sides.new.unions.get(pair.new.id)];
  const alone = decidesOtherwise(before, after) ? unionEdit({ kind: "choice" }, pair, sides) : undefined;
  const declaration = declarationFound(old, now);
  if (declaration !== undefined) return [{ ...declaration, alone }];
  const tags = tagChanges(before, after, sides);
  const decision = alone ? [{ ...decisionFound(now, (after?.assigned.length ?? 0) > 0), alone }] : [];
  const changed = new Set(tags.map(({ tag }) => String(tag)));
  const mappings = old && now ? mappingsFound(old, now, pair, sides).filter(({ key }) => !changed.has(key)) : [];
  return [...decision, ...tags.map((tag) => tagFound(tag, pair, sides)), ...mappings];
}

/** A discriminator that is there on one side only, or goes by another property. */
function declarationFound(old: Discriminator | undefined, now: Discriminator | undefined): Found | undefined {
  if (now === undefined)
    return old && { suffix: "removed", what: `has no discriminator any more, and had ${shownText(old.propertyName)}` };
  const current = `has the discriminator ${shownText(now.propertyName)} now`;
  if (old === undefined) return { suffix: "added", what: current };
  if (old.propertyName === now.propertyName) return undefined;
  return { suffix: "property-name-changed", what: `${current}, and had ${shownText(old.propertyName)} before` };
}

/** The variants changed so that the same discriminator decides now, or not any more. */
function decisionFound(now: Discriminator | undefined, decides: boolean): Found {
  const property = shownText(now?.propertyName ?? "");
  return decides
    ? { suffix: "decides", what: `chooses its variants by ${property} now` }
    : { suffix: "decides-no-more", what: `does not choose its variants by ${property} any more` };
}

function tagFound(change: TagChange, pair: Pair, sides: Sides): Found {
  const { property, variant, tag, added } = change;
  const shown = shownText(property);
  const [tagged, values] =
    tag === undefined
      ? [`without ${shown}`, { without: shown }]
      : [`with ${shown} ${shownValue(tag)}`, `${shown} ${shownValue(tag)}`];
  const [id, model] = added ? [variant.new, sides.new] : [variant.old, sides.old];
  const name = `\`${nameOfSchema(id, model) ?? locationOf(id)}\``;
  const alone = unionEdit({ ...change, kind: "tag" }, pair, sides);
  return added
    ? { suffix: "tag-added", what: `takes values ${tagged} for ${name} now`, alone, values }
    : { suffix: "tag-removed", what: `does not take values ${tagged} for ${name} any more`, alone, values };
}

interface MappingFound extends Found {
  readonly key: string;
}

function mappingsFound(old: Discriminator, now: Discriminator, pair: Pair, sides: Sides): readonly MappingFound[] {
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
): readonly MappingFound[] {
  const found = (suffix: string, what: string): readonly MappingFound[] => [{ key, suffix, what }];
  const shown = shownText(key);
  if (old !== undefined && now !== undefined) {
    return sides.likeness.alike(old, now) ? [] : found("mapping-changed", `maps ${shown} to another schema now`);
  }
  // A variant that came or went takes its mapping along, and is told as such.
  if (now !== undefined) return wasVariant(now) ? found("mapping-added", `maps ${shown} now`) : [];
  return old !== undefined && isVariant(old) ? found("mapping-deleted", `does not map ${shown} any more`) : [];

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
