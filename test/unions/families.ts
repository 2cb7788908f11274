import type { Draw } from "../validators/draw.js";
import type { Components, WrittenKeywords } from "../validators/written.js";

/** A union to draw values for, among the components that it needs. */
export interface Family {
  /** The name of the union. */
  readonly name: string;
  /** The property that may tell its variants apart. */
  readonly property: string;
  readonly components: Components;
}

/** How the variants say their tag: as constants of some type, or not at all. */
type TagStyle = "text" | "number" | "boolean" | "list" | "shared list" | "plain text" | "plain integer" | "mixed";

const tagStyles: readonly TagStyle[] = [
  ...(["text", "text", "number", "boolean", "list", "list"] as const),
  ...(["shared list", "plain text", "plain integer", "mixed"] as const),
];

/** A union whose every feature is drawn: discriminator, tags, optional and missing ones, nesting, `null`, variants in place. */
export function drawFamily(name: string, draw: Draw): Family {
  const style = draw.pick(tagStyles);
  const property = draw.pick(["kind", "kind", "kind", "the tag"]);
  const components: Record<string, WrittenKeywords> = {};
  const isBoolean = style === "boolean";
  // Only the union around them says that such variants are objects.
  const isMixin = draw.chance(8);
  const variants = ["A", "B", "C"]
    .slice(0, isBoolean ? 2 : 2 + draw.upTo(1))
    .map((letter, index) => drawVariant(`${name}${letter}`, { style, index, property, isMixin }, draw));
  const keyword = draw.pick(["oneOf", "anyOf"]);
  const members: WrittenKeywords[] = variants.map((variant) => {
    if (draw.chance(20)) return variant.schema;
    components[variant.name] = variant.schema;
    return refer(variant.name);
  });
  const named = variants.filter((variant) => variant.name in components);
  const mapping = Object.fromEntries(
    named.flatMap(({ name: variant, tags }) => {
      if (!draw.chance(60)) return [];
      if (tags.length > 0 && style !== "shared list") {
        return tags.slice(0, 1 + draw.upTo(tags.length - 1)).map((tag) => [String(tag), variant]);
      }
      const keys = style === "plain integer" ? ["1", "2", "3", "4"] : ["a", "b", "c", "d"];
      const index = variants.findIndex((each) => each.name === variant);
      const more = style !== "shared list" && draw.chance(20) ? [[`${keys[index]}0`, variant]] : [];
      return [[keys[index] ?? "e", variant], ...more];
    }),
  );
  const declared = draw.chance(60);
  const discriminator = declared
    ? { discriminator: { propertyName: property, ...(draw.chance(85) ? { mapping } : {}) } }
    : {};
  const untagged = draw.chance(40) ? [drawUntagged(name, property, components, draw)] : [];
  const nulls = draw.chance(20) ? [drawNull(name, components, draw)] : [];
  const own = isMixin ? { type: "object" } : drawOwn(property, draw);
  const union = { ...own, [keyword]: [...members, ...untagged, ...nulls], ...discriminator };
  if (!draw.chance(30)) return { name, property, components: { [name]: union, ...components } };
  // A union around the union, with or without a discriminator of its own.
  const inner = `${name}Inner`;
  const more = drawVariant(`${name}Z`, { style: isBoolean ? "text" : style, index: 3, property, isMixin: false }, draw);
  components[more.name] = more.schema;
  const outside = { [draw.pick(["oneOf", "anyOf"])]: [refer(more.name), refer(inner)] };
  const around = draw.chance(50) ? { discriminator: { propertyName: property } } : {};
  return { name, property, components: { [name]: { ...outside, ...around }, [inner]: union, ...components } };
}

interface Variant {
  readonly name: string;
  readonly tags: readonly unknown[];
  readonly schema: WrittenKeywords;
}

interface VariantKind {
  readonly style: TagStyle;
  readonly index: number;
  readonly property: string;
  readonly isMixin: boolean;
}

function drawVariant(name: string, { style, index, property, isMixin }: VariantKind, draw: Draw): Variant {
  const tags = tagOf(style, index);
  const plain = { type: style === "plain integer" ? "integer" : "string" };
  const tag = tags.length === 0 ? plain : tags.length === 1 ? { const: tags[0] } : { enum: tags };
  const schema = {
    ...(isMixin || draw.chance(1) ? {} : { type: "object" }),
    properties: {
      id: { type: "string" },
      [property]: tag,
      amount: { type: "integer", minimum: draw.upTo(2) },
      ...extra(draw),
    },
    required: ["id", ...(draw.chance(85) ? [property] : []), ...(draw.chance(40) ? ["amount"] : [])],
    ...(draw.chance(25) ? { additionalProperties: false } : {}),
  };
  return { name, tags, schema };
}

function extra(draw: Draw): WrittenKeywords {
  return draw.chance(30) ? { note: { type: draw.pick(["string", "integer"]) } } : {};
}

function tagOf(style: TagStyle, index: number): readonly unknown[] {
  switch (style) {
    case "text":
      return [["a", "b", "c", "d"][index]];
    case "number":
      return [index + 1];
    case "boolean":
      return [index === 0];
    case "list":
      return [["a", "a0"], ["b"], ["c", "c0", "c1"], ["d"]][index] ?? [];
    case "shared list":
      return ["a", "b", "c", "d"];
    case "mixed":
      return [["a"], [], [3], []][index] ?? [];
    case "plain text":
    case "plain integer":
      return [];
    default:
      return style satisfies never;
  }
}

/** A variant that does not speak of the tag, or forbids it. What it requires the others may have, too. */
function drawUntagged(
  name: string,
  property: string,
  components: Record<string, WrittenKeywords>,
  draw: Draw,
): WrittenKeywords {
  const schema = {
    type: "object",
    properties: {
      id: { type: "string" },
      ...draw.pick([{ old: { type: "string" } }, { amount: { type: "integer" } }, { [property]: false }]),
    },
    required: ["id", ...draw.pick([["old"], ["amount"], []])],
    ...(draw.chance(25) ? { additionalProperties: false } : {}),
  };
  if (draw.chance(30)) return schema;
  components[`${name}Old`] = schema;
  return refer(`${name}Old`);
}

function drawNull(name: string, components: Record<string, WrittenKeywords>, draw: Draw): WrittenKeywords {
  if (draw.chance(60)) return draw.pick([{ type: "null" }, { const: null }, { enum: [null] }]);
  components[`${name}Null`] = { type: "null" };
  return refer(`${name}Null`);
}

/** What a union says beside its variants: mostly nothing. */
function drawOwn(property: string, draw: Draw): WrittenKeywords {
  if (draw.chance(80)) return {};
  return draw.pick<WrittenKeywords>([
    { type: "object" },
    { type: "object", properties: { owner: { type: "string" } }, required: ["owner"] },
    { required: [property] },
    { properties: { note: { type: "string" } }, required: ["note"] },
  ]);
}

function refer(name: string): WrittenKeywords {
  return { $ref: `#/components/schemas/${name}` };
}

/** Unions that no tag tells apart: by type, by a property that no other variant allows, and only by trial. */
export function drawUntaggedFamily(name: string, draw: Draw): Family {
  const closed = { type: "object", additionalProperties: false } as const;
  const union = draw.pick<readonly WrittenKeywords[]>([
    draw.some(
      [
        { type: "string" },
        { type: "integer" },
        { type: "array", items: { type: "integer" } },
        { type: "null" },
        { type: "boolean" },
      ],
      3,
    ),
    [
      { ...closed, properties: { id: { type: "string" }, card: { type: "integer" } }, required: ["id", "card"] },
      { ...closed, properties: { id: { type: "string" }, iban: { type: "string" } }, required: ["id", "iban"] },
    ],
    [
      { type: "object", properties: { id: { type: "string" }, amount: { type: "integer" } }, required: ["id"] },
      { type: "object", properties: { id: { type: "string" }, old: { type: "string" } }, required: ["id", "old"] },
      { type: "string" },
    ],
  ]);
  const members = union.length > 1 ? union : [{ type: "string" }, { type: "integer" }];
  return { name, property: "kind", components: { [name]: { [draw.pick(["oneOf", "anyOf"])]: members } } };
}

/** A value near what a union accepts. */
export function drawValue({ property, components, name }: Family, draw: Draw): unknown {
  if (draw.chance(8)) return draw.pick<unknown>([null, "text", 3, [], [1], true, {}]);
  const tags = [...new Set(["a", "b", "c", "d", "a0", "c1", 1, 2, 3, 4, "1", true, false, ...Object.keys(components)])];
  const likely = likelyTags(components, name, property);
  const value: Record<string, unknown> = { id: "x" };
  if (!draw.chance(15))
    value[property] =
      likely.length > 0 && draw.chance(75) ? draw.pick(likely) : draw.pick<unknown>([...tags, "zzz", null]);
  if (draw.chance(60)) value.amount = draw.pick<unknown>([-5, 0, 1, 2, 7, 7, 7, "7"]);
  if (draw.chance(25)) value.note = draw.pick<unknown>(["n", 4]);
  if (draw.chance(35)) value.old = draw.pick<unknown>(["o", "o", 5]);
  if (draw.chance(15)) value.owner = "me";
  if (draw.chance(10)) value.more = 1;
  if (draw.chance(15)) value[draw.pick(["card", "iban"])] = draw.pick<unknown>([1, "i"]);
  if (draw.chance(5)) delete value.id;
  return value;
}

/** The tags that the schemas of a family speak of. */
function likelyTags(components: Components, name: string, property: string): readonly unknown[] {
  const text = JSON.stringify(components);
  const written = JSON.parse(text, (key, value) => {
    if (key === property && typeof value === "object" && value !== null)
      return { found: value.enum ?? ("const" in value ? [value.const] : []) };
    return value;
  });
  const found: unknown[] = [];
  JSON.stringify(written, (key, value) => {
    if (key === "found") found.push(...value);
    if (key === "mapping") found.push(...Object.keys(value), ...Object.keys(value).map(Number).filter(Number.isFinite));
    return value;
  });
  const names = Object.keys(components).filter((each) => each !== name);
  return [...new Set([...found, ...names])];
}
