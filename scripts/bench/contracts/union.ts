/**
 * The union of fifty variants: something happened to something. What happened decides the fields, and each kind of
 * thing has an id of its own name.
 */

/** What happens, and the field that it adds, as JSON Schema. `example` is valid, `wrong` is not. */
export const happenings = {
  created: { name: "by", schema: { type: "string", minLength: 1 }, example: "ada", wrong: "" },
  updated: {
    name: "fields",
    schema: { type: "array", minItems: 1, items: { type: "string" } },
    example: ["name", "price"],
    wrong: [],
  },
  deleted: { name: "reason", schema: { type: ["string", "null"] }, example: null, wrong: 1 },
  archived: { name: "until", schema: { type: "integer", minimum: 0 }, example: 1767225599, wrong: -1 },
  restored: { name: "version", schema: { type: "integer", minimum: 1 }, example: 7, wrong: 0.5 },
} as const;

export type Happening = keyof typeof happenings;

const things = [
  "order",
  "invoice",
  "customer",
  "product",
  "payment",
  "refund",
  "shipment",
  "coupon",
  "review",
  "session",
] as const;

/** Every variant: `order_created`, with `order_id` and `by`. */
export const variants: readonly { kind: string; thing: string; happening: Happening }[] = things.flatMap((thing) =>
  (Object.keys(happenings) as Happening[]).map((happening) => ({ kind: `${thing}_${happening}`, thing, happening })),
);

/** The contract of the union, as an OpenAPI document. */
export function unionContract(): object {
  const schemas = variants.map(({ kind, thing, happening }) => {
    const { name, schema } = happenings[happening];
    const properties = {
      kind: { type: "string", const: kind },
      at: { type: "number" },
      [`${thing}_id`]: { type: "string", minLength: 1 },
      [name]: schema,
    };
    return [schemaName(kind), { type: "object", required: Object.keys(properties), properties }] as const;
  });
  const reference = (kind: string) => `#/components/schemas/${schemaName(kind)}`;
  const happened = {
    oneOf: variants.map(({ kind }) => ({ $ref: reference(kind) })),
    discriminator: {
      propertyName: "kind",
      mapping: Object.fromEntries(variants.map(({ kind }) => [kind, reference(kind)])),
    },
  };
  return {
    openapi: "3.1.0",
    info: { title: "Union", version: "1.0.0" },
    paths: {},
    components: { schemas: { Happened: happened, ...Object.fromEntries(schemas) } },
  };
}

/** The TypeScript type of the union, for peers that read types. */
export function unionType(): string {
  const types = {
    created: "string & tags.MinLength<1>",
    updated: "string[] & tags.MinItems<1>",
    deleted: "string | null",
    archived: 'number & tags.Type<"int64"> & tags.Minimum<0>',
    restored: 'number & tags.Type<"int64"> & tags.Minimum<1>',
  };
  const members = variants.map(
    ({ kind, thing, happening }) =>
      `  | { kind: "${kind}"; at: number; ${thing}_id: string & tags.MinLength<1>; ${happenings[happening].name}: ${types[happening]} }`,
  );
  return `import type { tags } from "typia";\n\nexport type Happened =\n${members.join("\n")};\n`;
}

function schemaName(kind: string): string {
  return kind.replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
