import { assertionsOf } from "../../3-analyse/references.js";
import type { Change } from "../change.js";
import { type Pair, typesVerdict } from "../finding.js";
import { belowKeyword, wholeAround, wholeOf } from "../inside.js";
import type { Edit } from "../keyword-edits.js";
import { changeOf } from "../named-changes.js";
import type { Position } from "../position.js";
import type { SchemaPair } from "../schema-pairs.js";
import { areEquivalent, areTwins, type Said, type Sides } from "../sides.js";
import { unionKeyword, variantName } from "../variants.js";
import { inWords } from "../words.js";

/**
 * Where one thing became one of several, or the other way about: the pair of that thing with what it is among the
 * several. Nothing where both are unions or none is.
 */
export function wrappedVariant({ old, new: now }: Pair, sides: Sides): SchemaPair | undefined {
  const variants = { old: variantsIn(old, sides.old), new: variantsIn(now, sides.new) };
  if ((variants.old === undefined) === (variants.new === undefined)) return undefined;
  if (hasUnion(variants.new === undefined ? now : old)) return undefined;
  const pairs = [
    ...(variants.new ?? []).map((id) => ({ old: old.id, new: id })),
    ...(variants.old ?? []).map((id) => ({ old: id, new: now.id })),
  ];
  return (
    pairs.find((pair) => areTwins(pair.old, pair.new, sides)) ??
    pairs.find((pair) => areEquivalent(pair.old, pair.new, sides))
  );
}

/** The position of what is compared as one of several things, on one side or on both. */
export function variantPosition(pair: Pair, variant: SchemaPair, sides: Sides): Position {
  const keyword = unionKeyword(pair, sides);
  const around = pair.position.whole ?? wholeOf(pair.old.id, pair.new.id, pair.position.reading);
  const whole =
    variant.old === pair.old.id ? belowKeyword(around, keyword) : wholeAround(pair, variant.old, keyword, sides);
  return { ...pair.position, whole };
}

/** That there are other variants now, or none any more. */
export function wrappingChange(pair: Pair, variant: SchemaPair, sides: Sides): Change {
  const { old, new: now } = pair;
  const wrapped = variant.new !== now.id;
  const [union, model, kept] = wrapped ? [now, sides.new, variant.new] : [old, sides.old, variant.old];
  const others = (variantsIn(union, model) ?? []).filter((id) => id !== kept);
  const names = others.map((id) => variantName(id, union.id, model) ?? "another schema");
  const listed = inWords(names, "or");
  const once = `the variant ${listed}`;
  // Where what matches two variants is refused, it says nothing of what may be there that there is one more.
  const isCounted = unionKeyword(pair, sides) === "oneOf";
  const twice = isCounted ? `values that match the variant ${listed} and another one` : "other values";
  const finding = wrapped
    ? {
        suffix: "wrapped-in-one-of",
        what: isCounted ? `gained the variant ${inWords(names, "and")}` : `may also be ${listed} now`,
        values: { tightened: twice, loosened: once },
      }
    : {
        suffix: "unwrapped-from-one-of",
        what: isCounted ? `lost the variant ${inWords(names, "and")}` : `may not be ${listed} any more`,
        values: { tightened: once, loosened: twice },
      };
  const source = typesVerdict(pair, sides);
  const alone = wrapped ? wrappedEdit(pair, variant, sides) : unwrappedEdit(pair, variant, sides);
  return changeOf({ ...finding, alone, source, old: old.at, new: now.at }, pair, sides);
}

/** The union as it is now, with the old schema in the place of what it is there; the whole union where a tag decides. */
function wrappedEdit({ old, new: now }: Pair, variant: SchemaPair, { joined }: Sides): Edit {
  const [kept, own] = [joined.idOf("new", variant.new), joined.idOf("old", old.id)];
  return (_, after) => {
    const keyword = now.keywords.oneOf === undefined ? "anyOf" : "oneOf";
    const union = after[keyword];
    if (union === undefined) return after;
    return { [keyword]: { ...union, value: union.value.map((id) => (id === kept ? own : id)) } };
  };
}

/** Only what is left of the old union. */
function unwrappedEdit({ old }: Pair, variant: SchemaPair, { joined }: Sides): Edit {
  return () => ({ $ref: { value: joined.idOf("old", variant.old), at: old.at, keyAt: old.at } });
}

/** The variants of a schema that is a union and nothing else. */
function variantsIn({ id, keywords }: Said, { api }: Sides["old"]) {
  const schema = api.schemas.get(id);
  if (schema?.kind !== "keywords" || assertionsOf(schema).length !== 1) return undefined;
  return keywords.anyOf?.value ?? keywords.oneOf?.value;
}

function hasUnion({ keywords }: Said): boolean {
  return keywords.anyOf !== undefined || keywords.oneOf !== undefined;
}
