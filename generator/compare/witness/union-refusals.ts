import type { JsonValue } from "../../1-load/tree.js";
import type { Keywords, SchemaId } from "../../2-normalise/api.js";
import type { TagDiscrimination, TagValue } from "../../3-analyse/model.js";
import { plainTypePhrase, tagPhrase } from "../../3-analyse/phrases.js";
import { jsonTypeOf } from "../../3-analyse/value-facts.js";
import { inWords } from "../words.js";
import { type Explaining, isNever, mustBe, notAllowed, type Path, type Refusal, type Refusals } from "./refusal.js";

/**
 * Why no variant of a union accepts a value, or more than one does. Where the union has a tag, its value says which
 * variant was meant, as it does to the generated validators; otherwise the variant that comes closest is the one.
 */
export function* unionRefusals(
  value: JsonValue,
  id: SchemaId,
  { anyOf, oneOf }: Keywords,
  path: Path,
  explaining: Explaining,
): Refusals {
  const union = explaining.unions.get(id);
  if (union?.discrimination.by === "tag") {
    const refusals = [...tagRefusals(value, union.discrimination, union.keyword, path, explaining)];
    if (refusals.length > 0) return yield* refusals;
  }
  if (union?.discrimination.by === "type") {
    const { variants } = union.discrimination;
    const variant = variants.get(jsonTypeOf(value));
    if (variant === undefined) return yield mustBe(path, plainTypePhrase([...variants.keys()]));
    const refusals = [...explaining.refusalsOf(value, variant, path)];
    if (refusals.length > 0) return yield* refusals;
  }
  if (anyOf !== undefined) yield* choiceRefusals(value, "anyOf", anyOf.value, path, explaining);
  if (oneOf !== undefined) yield* choiceRefusals(value, "oneOf", oneOf.value, path, explaining);
}

function* choiceRefusals(
  value: JsonValue,
  keyword: "anyOf" | "oneOf",
  variants: readonly SchemaId[],
  path: Path,
  explaining: Explaining,
): Refusals {
  const accepting = variants.filter((variant) => explaining.judge.accepts(value, variant));
  if (accepting.length === 0) yield* closest(value, variants, path, explaining);
  else if (accepting.length > 1 && keyword === "oneOf")
    yield { path, message: `must match exactly one of the variants, but matches ${listed(accepting, explaining)}` };
}

/** Several variants by their names, if all have one of their own. */
function listed(variants: readonly SchemaId[], { nameOf }: Explaining): string {
  const names = new Set(variants.flatMap((id) => nameOf(id) ?? []));
  return names.size === variants.length
    ? inWords(
        [...names].map((name) => `\`${name}\``),
        "and",
      )
    : "several";
}

function* tagRefusals(
  value: JsonValue,
  tag: TagDiscrimination,
  keyword: "anyOf" | "oneOf",
  path: Path,
  explaining: Explaining,
): Refusals {
  if (value === null && tag.nulls.length > 0) return;
  if (jsonTypeOf(value) !== "object") {
    yield mustBe(path, plainTypePhrase(tag.nulls.length > 0 ? ["object", "null"] : ["object"]));
    return;
  }
  const object = value as { readonly [key: string]: JsonValue };
  const isThere = Object.hasOwn(object, tag.property);
  if (!isThere && tag.absent.length > 0) {
    // What a value without a tag must be, those members say that do not require it.
    const possible = [...tag.members].flatMap(([id, variants]) =>
      variants.some((variant) => tag.absent.includes(variant)) ? [id] : [],
    );
    yield* choiceRefusals(value, keyword, possible, path, explaining);
    return;
  }
  const variant = isThere ? tag.variants.get(object[tag.property] as TagValue) : undefined;
  if (variant !== undefined) yield* explaining.refusalsOf(value, variant, path);
  else {
    const beside = tag.absent.length === 0 ? undefined : [];
    yield mustBe([...path, tag.property], tagPhrase([...tag.variants.keys()], beside));
  }
}

/**
 * The refusal by the variant that was most likely meant: the one whose first refusal lies deepest in the value, then the
 * one with the fewest. If all refuse the value as a whole, what each expects.
 */
function* closest(value: JsonValue, variants: readonly SchemaId[], path: Path, explaining: Explaining): Refusals {
  const attempts = variants
    .filter((id) => !isNever(id, explaining))
    .map((id) => [...explaining.refusalsOf(value, id, path)])
    .filter((refusals) => refusals.length > 0)
    .toSorted((a, b) => shallowest(b) - shallowest(a) || a.length - b.length);
  const [best = []] = attempts;
  if (best.length > 0 && (attempts.length === 1 || shallowest(best) > path.length)) return yield* best;
  const expected = attempts.flatMap(
    (refusals) => refusals.find((each) => each.path.length === path.length)?.expected ?? [],
  );
  const phrases = [...new Set(expected)].slice(0, 5);
  yield phrases.length === 0 ? notAllowed(path) : mustBe(path, phrases.join(", or "));
}

function shallowest(refusals: readonly Refusal[]): number {
  return Math.min(...refusals.map(({ path }) => path.length));
}
