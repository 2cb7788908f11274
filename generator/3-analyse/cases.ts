import type { Api, SchemaId } from "../2-normalise/api.js";
import { caseNamesOf } from "./case-names.js";
import { isMixin } from "./conjunctions.js";
import type { Facts } from "./facts.js";
import type { Shape, TypeName, Union, UnionCase, UnionMatch } from "./model.js";
import type { NameTable } from "./name-table.js";
import { type TaggedUnion, taggedUnion } from "./names.js";
import { assertionsOf, resolve, resolveNames, schemaOf } from "./references.js";
import { withLiterals } from "./shape-algebra.js";
import { tagsByVariant, variantShaper } from "./variant-shapes.js";
import { toCamelCase } from "./words.js";

type Names = ReadonlyMap<SchemaId, TypeName>;

interface Analysed {
  readonly api: Api;
  readonly facts: Facts;
  readonly unions: ReadonlyMap<SchemaId, Union>;
  readonly shapes: ReadonlyMap<SchemaId, Shape>;
  readonly names: Names;
}

/**
 * The cases of every named union that is discriminated by a tag. Together they cover every value of the union. A case
 * is named after its tag, or after its schema if it has several tags or none; no two cases of a union share a name.
 */
export function casesOf(analysed: Analysed, table: NameTable): ReadonlyMap<SchemaId, readonly UnionCase[]> {
  const { api, facts, unions, names } = analysed;
  const cases = new Map<SchemaId, readonly UnionCase[]>();
  for (const [id, { type }] of [...names].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const union = taggedUnion(api, unions, id);
    if (union === undefined) continue;
    const at = schemaOf(api, id).at;
    const nullable = facts.values(id).types.has("null");
    const matches = [...matchesOf(id, union, analysed), ...(nullable ? [{ kind: "null" as const }] : [])];
    const caseNames = caseNamesOf(matches, names);
    const named = matches.map((match, index): UnionCase => {
      const { name = "_", word = "_" } = caseNames[index] ?? {};
      const nameOf = (what: string, start: string) => {
        const candidates = [start + word, `${start}${word}Value`];
        const subject = `${what} for \`${name}\` of \`${type}\``;
        return table.assign({ subject, candidates, origin: "derived", written: undefined, key: `${id} ${name}`, at });
      };
      const guard = nameOf("the guard", `${toCamelCase(type)}Is`);
      if (match.kind !== "variant" || union.decisive || match.values.length === 0) return { name, word, guard, match };
      const validator = names.get(match.variant)?.is ?? nameOf("the validator", `is${type}`);
      return { name, word, guard, match: { ...match, validator } };
    });
    cases.set(id, named);
  }
  return cases;
}

function matchesOf(id: SchemaId, union: TaggedUnion, analysed: Analysed): readonly UnionMatch[] {
  const { untagged, absent } = union.discrimination;
  const only = absent.length === 1 ? absent[0] : undefined;
  const shapeOf = variantShapes(id, union, analysed);
  const common = { kind: "variant", validator: undefined, distinct: true } as const;
  const tagged = [...tagsByVariant(union.discrimination)].map(([variant, values]): UnionMatch => {
    return { ...common, variant, values, absent: variant === only, shape: shapeOf(variant) };
  });
  if (untagged !== undefined) {
    const distinct = union.decisive || isDistinct(untagged, id, union, analysed);
    return [...tagged, { ...common, variant: untagged, values: [], absent: true, shape: shapeOf(untagged), distinct }];
  }
  return absent.length > 1 ? [...tagged, { kind: "absent" }] : tagged;
}

/** The shape of each variant as a member of a union: that of a nested union's variant is what it is in there. */
function variantShapes(id: SchemaId, union: TaggedUnion, analysed: Analysed): (variant: SchemaId) => Shape {
  const { api, facts, shapes, names } = analysed;
  const asVariant = variantShaper(union, facts);
  const values = tagsByVariant(union.discrimination);
  const nested = nestedShapes(union, analysed);
  return (variant) => {
    // The own type of such a variant is too loose: the union's is used, with the variant's tag.
    if (names.has(variant) && isMixin(variant, facts.values(id).types, api, facts)) {
      const whole: Shape = { kind: "reference", id };
      const { property } = union.discrimination;
      const own = values.get(variant);
      return own === undefined
        ? whole
        : withLiterals(whole, property, own, facts.properties(variant).required.has(property));
    }
    const own: Shape | undefined = names.has(variant) ? { kind: "reference", id: variant } : shapes.get(variant);
    const shape = nested.get(variant)?.(variant) ?? own;
    if (shape === undefined) throw new Error(`${variant} has no shape: analysis must cover every variant`);
    return asVariant(variant, shape);
  };
}

/** The shapes of the variants that only nested unions list. */
function nestedShapes({ discrimination: { members } }: TaggedUnion, analysed: Analysed) {
  const { api, unions } = analysed;
  const shapes = new Map<SchemaId, (variant: SchemaId) => Shape>();
  const direct = new Set([...members.keys()].map((member) => resolve(api, member)));
  for (const [member, variants] of members) {
    const nested = variants.filter((variant) => !direct.has(variant));
    const inner = resolveNames(api, member);
    const union = nested.length === 0 ? undefined : taggedUnion(api, unions, inner);
    if (union === undefined) continue;
    const shapeOf = variantShapes(inner, union, analysed);
    for (const variant of nested) shapes.set(variant, shapeOf);
  }
  return shapes;
}

/**
 * Whether no tagged variant's type is assignable to the untagged one's, because each lacks a property that the untagged
 * one requires. Where a guard returns false, TypeScript removes every type that is assignable to the guarded one.
 */
function isDistinct(untagged: SchemaId, id: SchemaId, union: TaggedUnion, { api, facts }: Analysed): boolean {
  const schema = schemaOf(api, id);
  const isPure = schema.kind === "keywords" && assertionsOf(schema).every((assertion) => assertion === union.keyword);
  if (!isPure || isMixin(untagged, facts.values(id).types, api, facts)) return false;
  const { required } = facts.properties(untagged);
  return [...new Set(union.discrimination.variants.values())].every((variant) => {
    const { mentioned } = facts.properties(variant);
    return [...required].some((name) => !mentioned.has(name));
  });
}
