import { withSubschemas } from "../../../generator/compare/witness/written-schemas.js";
import type { Draw } from "../../validators/draw.js";
import type { Components, WrittenKeywords, WrittenSchema } from "../../validators/written.js";

/** The keywords of a schema as edits read them. */
export interface Known {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly allOf?: readonly WrittenSchema[];
  readonly anyOf?: readonly WrittenSchema[];
  readonly oneOf?: readonly WrittenSchema[];
  readonly not?: WrittenSchema;
  readonly if?: WrittenSchema;
  readonly then?: WrittenSchema;
  readonly else?: WrittenSchema;
  readonly properties?: Components;
  readonly patternProperties?: Components;
  readonly additionalProperties?: WrittenSchema;
  readonly unevaluatedProperties?: WrittenSchema;
  readonly unevaluatedItems?: WrittenSchema;
  readonly propertyNames?: WrittenSchema;
  readonly dependentRequired?: Readonly<Record<string, readonly string[]>>;
  readonly dependentSchemas?: Components;
  readonly required?: readonly string[];
  readonly prefixItems?: readonly WrittenSchema[];
  readonly items?: WrittenSchema;
  readonly contains?: WrittenSchema;
  readonly minContains?: number;
  readonly maxItems?: number;
  readonly minItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
  readonly pattern?: string;
  readonly format?: string;
}

/** Where an edit is made. */
export interface Surroundings {
  readonly draw: Draw;
  readonly components: Components;
}

/** An edited schema, and components that it needs besides. */
export interface Edited {
  readonly schema: WrittenSchema;
  readonly added?: Components;
}

/** Edits a schema, or returns undefined where it cannot. */
export type Edit = (schema: WrittenKeywords & Known, around: Surroundings) => Edited | undefined;

/** An edit that was made, and the components afterwards. */
export interface Made {
  readonly components: Components;
  readonly edit: string;
  /** The schema before and after the edit. */
  readonly before: WrittenSchema;
  readonly after: WrittenSchema;
}

/** Makes one of the edits somewhere in a component. Undefined where none of those that were tried can be made. */
export function editSomewhere(
  name: string,
  components: Components,
  edits: ReadonlyMap<string, Edit>,
  draw: Draw,
): Made | undefined {
  const component = components[name] as WrittenSchema;
  const schemas = schemasIn(component);
  for (let attempt = 0; attempt < 12; attempt++) {
    const [edit, apply] = draw.pick([...edits]);
    const start = draw.chance(30) ? 0 : draw.upTo(schemas.length - 1);
    for (let index = 0; index < schemas.length; index++) {
      const target = (start + index) % schemas.length;
      const before = schemas[target] as WrittenSchema;
      // References lead to definitions, so these stay where they are.
      const { $defs, ...keywords } = asKeywords(before);
      const edited = apply(keywords, { draw, components });
      if (edited === undefined) continue;
      // A copy, as the schema may be one that is somewhere else too.
      const after = structuredClone($defs === undefined ? edited.schema : { ...asKeywords(edited.schema), $defs });
      const changed = replacedAt(component, target, after);
      const entries = Object.entries(components).map(([key, schema]) => [key, key === name ? changed : schema]);
      return {
        components: Object.fromEntries([...entries, ...Object.entries(edited.added ?? {})]),
        ...{ edit, before, after },
      };
    }
  }
  return undefined;
}

/** A schema as an object, so that edits know one form only. */
function asKeywords(schema: WrittenSchema): WrittenKeywords {
  if (typeof schema !== "boolean") return schema;
  return schema ? {} : { not: {} };
}

/** A schema and all that are inside it, the outer ones first. */
function schemasIn(schema: WrittenSchema): readonly WrittenSchema[] {
  const schemas: WrittenSchema[] = [];
  visit(schema, (each) => {
    schemas.push(each);
    return each;
  });
  return schemas;
}

function replacedAt(schema: WrittenSchema, target: number, by: WrittenSchema): WrittenSchema {
  let index = 0;
  return visit(
    schema,
    (each) => (index++ === target ? by : each),
    (each) => each === by,
  );
}

/** Visits a schema and those inside it, the outer ones first; what `isDone` is not entered. */
function visit(
  schema: WrittenSchema,
  change: (schema: WrittenSchema) => WrittenSchema,
  isDone: (schema: WrittenSchema) => boolean = () => false,
): WrittenSchema {
  const changed = change(schema);
  if (typeof changed === "boolean" || isDone(changed)) return changed;
  return withSubschemas(changed, (inner) => visit(inner, change, isDone));
}

/** The components that a schema leads to, by name. */
export function reachable(name: string, components: Components): ReadonlySet<string> {
  const names = new Set([name]);
  for (const each of names) for (const next of referencesIn(components[each] ?? true)) names.add(next);
  return names;
}

/** The names of the components that references in a schema lead to, or into. */
function referencesIn(schema: WrittenSchema): ReadonlySet<string> {
  const names = new Set<string>();
  visit(schema, (each) => {
    const reference = typeof each === "boolean" ? undefined : each.$ref;
    if (typeof reference === "string") names.add(reference.replace("#/components/schemas/", "").split("/")[0] ?? "");
    return each;
  });
  return names;
}
