import type { Api, KeywordSchema, Keywords, SchemaId } from "./api.js";
import { mapSubschemas, subschemasOf } from "./applicators.js";
import type { ReplaceSchema, Specialisation } from "./copies.js";
import { copyId } from "./locations.js";
import { type Names, namesIn, propagate, usersOf } from "./users.js";

/**
 * The dynamic scope of a schema (Core §7.1): for each name, the schema with that `$dynamicAnchor` in the outermost
 * resource that has one. Contains only names that the schema or one that it applies has a `$dynamicRef` to.
 */
type DynamicScope = ReadonlyMap<string, SchemaId>;

/**
 * A `$dynamicRef` refers to the `$dynamicAnchor` of its name in the outermost schema resource on the way of the
 * evaluation (Core §8.2.3.2). So a schema that leads to a `$dynamicRef` has one meaning for each dynamic scope in which
 * it is used. The schema itself stands for its meaning where evaluation begins at it; each other meaning is a copy.
 *
 * Afterwards every `$dynamicRef` is a `$ref`. There are finitely many dynamic scopes, so this ends.
 */
export function scopesOf(api: Omit<Api, "copies">): Specialisation<DynamicScope> {
  const { schemas, dynamicAnchors } = api;
  const names = dynamicNames(api);
  const defaultUsage = (id: SchemaId) => enter(id, new Map());
  return {
    defaultUsage,
    idOf(id, scope) {
      const usual = defaultUsage(id);
      if ([...scope].every(([name, target]) => usual.get(name) === target)) return id;
      return copyId(id, ["scope", ...[...scope].toSorted(([a], [b]) => (a < b ? -1 : 1)).flat()]);
    },
    rewrite(schema, scope, replace) {
      if (schema.keywords.$dynamicRef === undefined && !names.has(schema.id)) return schema.keywords;
      const keywords = mapSubschemas(schema, (id) => replace(id, enter(id, scope)));
      return withReference(keywords, scope, replace);
    },
    describe(id, scope) {
      const usual = defaultUsage(id);
      const others = [...scope].filter(([name, target]) => usual.get(name) !== target).map(([, target]) => target);
      const resources = [...new Set(others.map((target) => schemas.get(target)?.resource ?? target))];
      return {
        view: { kind: "scope", resources },
        label: `In${resources.map((each) => capitalised(nameOfResource(each, api.named))).join("And")}`,
      };
    },
  };

  /** The dynamic scope inside a schema, from the one outside it. Anchors outside take precedence. */
  function enter(id: SchemaId, outside: DynamicScope): DynamicScope {
    const resource = schemas.get(id)?.resource;
    const inside = new Map<string, SchemaId>();
    for (const name of names.get(id) ?? []) {
      const anchors = dynamicAnchors.get(name);
      const target = outside.get(name) ?? (resource && anchors?.get(resource));
      if (target !== undefined) inside.set(name, target);
    }
    return inside;
  }

  /** Replaces the `$dynamicRef` by a `$ref`, or by an item of `allOf` if there is a `$ref` already. */
  function withReference(
    { $dynamicRef, ...keywords }: Keywords,
    scope: DynamicScope,
    replace: ReplaceSchema<DynamicScope>,
  ): Keywords {
    if ($dynamicRef === undefined) return keywords;
    const { target, anchor } = $dynamicRef.value;
    const schema = (anchor === undefined ? undefined : scope.get(anchor)) ?? target;
    const id = replace(schema, enter(schema, scope));
    if (keywords.$ref === undefined) return { ...keywords, $ref: { ...$dynamicRef, value: id } };
    return {
      ...keywords,
      allOf: { ...(keywords.allOf ?? $dynamicRef), value: [...(keywords.allOf?.value ?? []), id] },
    };
  }
}

/** The name of a resource inside names of copies: that of its root, else the last word of its location. */
export function nameOfResource(resource: SchemaId, named: Api["named"]): string {
  const words = resource.split(/[/#]/).filter((word) => word !== "");
  return named.get(resource) ?? words.at(-1) ?? "Document";
}

/** The names of the dynamic anchors that each schema leads to a `$dynamicRef` of. Too many are safe: they make equal copies. */
function dynamicNames({ schemas, dynamicAnchors }: Omit<Api, "copies">): Names {
  const anchorsOf = ({ $dynamicRef }: Keywords) =>
    $dynamicRef?.value.anchor === undefined ? [] : [$dynamicRef.value.anchor];
  const used = (schema: KeywordSchema) => [
    ...subschemasOf(schema),
    ...anchorsOf(schema.keywords).flatMap((name) => [...(dynamicAnchors.get(name)?.values() ?? [])]),
  ];
  const anchors = namesIn(schemas, anchorsOf);
  return anchors.size === 0 ? anchors : propagate(anchors, usersOf(schemas, used));
}

function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
