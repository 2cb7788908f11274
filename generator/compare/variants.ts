import type { SchemaId } from "../2-normalise/api.js";
import type { Model, TagValue, TypeName, UnionCase } from "../3-analyse/model.js";
import { resolve, resolveNames, schemaOf } from "../3-analyse/references.js";
import { isBreaking } from "./change.js";
import { type Comparing, type Finding, type Pair, shapeOf, shapesVerdict } from "./finding.js";
import type { Said, Sides } from "./sides.js";
import { breaking } from "./verdicts.js";
import { inWords, shownText, shownValue } from "./words.js";

/**
 * The keyword of a union as far as it matters: `oneOf` where values are counted that match several variants. Where it
 * is proven that none does, or a tag decides, it means the same as `anyOf`.
 */
export function unionKeyword({ old, new: now }: Pair, sides: Sides): "anyOf" | "oneOf" {
  const isCounted = ({ id, keywords }: Said, { exclusive, unions }: Model) =>
    keywords.oneOf !== undefined && !exclusive.has(id) && (unions.get(id)?.assigned.length ?? 0) === 0;
  return isCounted(old, sides.old) || isCounted(now, sides.new) ? "oneOf" : "anyOf";
}

/** What people call a variant: its tags, else the name of its schema, else its types, if it has any of these. */
export function variantName(id: SchemaId, union: SchemaId, model: Model): string | undefined {
  const tags = tagsOf(id, union, model);
  if (tags !== undefined) return tags;
  const target = resolve(model.api, id);
  const name = nameOfSchema(target, model);
  if (name !== undefined) return `\`${name}\``;
  const schema = schemaOf(model.api, target);
  const types = schema.kind === "keywords" ? schema.keywords.type?.value : undefined;
  const shown = types?.map((type) => `\`${type}\``);
  return shown && inWords(shown, "or");
}

/** What a schema with a name is called in the package. */
export function nameOfSchema(id: SchemaId, model: Model): string | undefined {
  return model.names.get(resolve(model.api, id))?.type;
}

/** The values of the tag that are a variant's own, as they are shown; nothing where the union has none or the variant several variants. */
export function tagsOf(id: SchemaId, union: SchemaId, model: Model): string | undefined {
  const discrimination = model.unions.get(union)?.discrimination;
  if (discrimination?.by !== "tag") return undefined;
  const target = resolve(model.api, id);
  const tags = [...discrimination.variants].filter(([, variant]) => variant === target).map(([tag]) => shownTag(tag));
  return tags.length === 0 ? undefined : inWords(tags, "or");
}

/** A variant goes by its tag: `card`. A text that looks like another value is shown as JSON. */
function shownTag(tag: TagValue): string {
  return typeof tag === "string" && !/^(?:true|false|null|-?\d.*)$/.test(tag) ? shownText(tag) : shownValue(tag);
}

/** Whether a member of a union is just `null`. */
export function isNull(id: SchemaId, { api }: Model): boolean {
  const schema = schemaOf(api, resolveNames(api, id));
  return schema.kind === "keywords" && schema.keywords.type?.value.every((type) => type === "null") === true;
}

/**
 * What it does to code that a union gained or lost a variant. A match function needs a case for every variant and has none
 * for others, whichever way the values travel; so it is with those of unions that this one is part of, and with switches
 * over the tag.
 */
export function variantVerdict(
  id: SchemaId,
  added: boolean,
  pair: Pair,
  { sides, explain }: Comparing,
): Pick<Finding, "source" | "cases"> {
  const { direction } = pair.position;
  const cases = casesOfVariant(id, added, sides);
  for (const { names, name } of cases) explain(names.match, name);
  const union = { old: shapeOf(sides, "old", pair.old.id), new: shapeOf(sides, "new", pair.new.id) };
  const types = shapesVerdict(union.old, union.new, direction, sides);
  const isSwitch = isBreaking(types) && direction === "response";
  const source = isSwitch ? { ...types, breaks: "exhaustive switches" } : types;
  const [first] = cases;
  if (first === undefined) return { source };
  const functions = inWords(
    cases.map(({ names }) => `\`${names.match}\``),
    "and",
  );
  const verb = cases.length === 1 ? "needs" : "need";
  const matching = added
    ? `${functions} ${verb} a case \`${first.name}\`, and so do exhaustive switches.`
    : `${functions} ${cases.length === 1 ? "has" : "have"} no case \`${first.name}\` any more.`;
  const breaks = added ? "match functions and exhaustive switches" : "match functions";
  return { source, cases: breaking(direction, breaks, matching) };
}

interface CaseOfVariant {
  readonly names: TypeName;
  readonly name: string;
}

/** The cases of match functions that are there on one side only, because of a variant. */
function casesOfVariant(id: SchemaId, added: boolean, sides: Sides): readonly CaseOfVariant[] {
  const [here, there] = added ? [sides.new, sides.old] : [sides.old, sides.new];
  const twins = added ? sides.schemas.oldOf : sides.schemas.newOf;
  const variants = variantsIn(id, here);
  const isNew = ({ match }: UnionCase) =>
    match.kind === "variant" ? variants.has(match.variant) : match.kind === "null" && isNull(id, here);
  return [...here.cases].flatMap(([union, cases]) => {
    const twin = twins.get(union);
    const names = here.names.get(union);
    const others = twin === undefined ? undefined : there.cases.get(twin);
    if (names === undefined || others === undefined) return [];
    return cases
      .filter((each) => isNew(each) && !others.some((other) => other.name === each.name))
      .map(({ name }) => ({ names, name }));
  });
}

/** A variant, and the variants of it where it is a union itself. */
function variantsIn(id: SchemaId, model: Model): ReadonlySet<SchemaId> {
  const target = resolve(model.api, id);
  const inner = model.unions.get(resolveNames(model.api, target))?.discrimination;
  return new Set([target, ...(inner?.by === "tag" ? inner.variants.values() : [])]);
}
