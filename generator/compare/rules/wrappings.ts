import { assertionsOf } from "../../3-analyse/references.js";
import type { Change } from "../change.js";
import type { Effect } from "../effects.js";
import { changeOf, type Pair, typesVerdict } from "../finding.js";
import type { SchemaPair } from "../schema-pairs.js";
import { areSame, areTwins, type Said, type Sides } from "../sides.js";
import { variantName } from "../variants.js";
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
    pairs.find((pair) => areSame(pair.old, pair.new, sides))
  );
}

/** That there are other variants now, or none any more. */
export function wrappingChange(pair: Pair, variant: SchemaPair, sides: Sides): Change {
  const { old, new: now, position } = pair;
  const wrapped = variant.new !== now.id;
  const [union, model, kept] = wrapped ? [now, sides.new, variant.new] : [old, sides.old, variant.old];
  const others = (variantsIn(union, model) ?? []).filter((id) => id !== kept);
  const clear = union.keywords.oneOf === undefined || model.exclusive.has(union.id);
  const effect: Effect = !clear ? "changed" : wrapped ? "loosened" : "tightened";
  const listed = inWords(
    others.map((id) => variantName(id, union.id, model)),
    "or",
  );
  const finding = wrapped
    ? { suffix: "wrapped-in-one-of", what: `may also be ${listed} now` }
    : { suffix: "unwrapped-from-one-of", what: `may not be ${listed} any more` };
  const source = typesVerdict(pair, sides);
  return changeOf({ ...finding, effect, values: listed, source, old: old.at, new: now.at }, position);
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
