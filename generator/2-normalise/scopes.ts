import type { Api, KeywordSchema, Keywords, SchemaId } from "./api.js";
import { mapSubschemas, subschemasOf } from "./applicators.js";
import type { ReplaceSchema, Specialisation } from "./copies.js";
import { copyId } from "./locations.js";
import { type Names, namesIn, propagate, usersOf } from "./users.js";

/**
 * What the dynamic scope says of each name (Core §7.1): the schema with that `$dynamicAnchor` in the outermost resource
 * that has one. Only of names that the schema it belongs to leads to a `$dynamicRef` of.
 */
type Environment = ReadonlyMap<string, SchemaId>;

/**
 * A `$dynamicRef` to a `$dynamicAnchor` means the one of that name in the outermost schema resource that evaluation
 * came through (Core §8.2.3.2). So a schema that leads to one means as many things as there are ways to come to it that
 * differ in this: it is itself what it means where evaluation begins at it, and a copy for each of the others.
 *
 * All that is left are references. A value may be as deep as it likes, but the environments are finitely many.
 */
export function scopesOf(api: Omit<Api, "copies">): Specialisation<Environment> {
  const { schemas, dynamicAnchors } = api;
  const sought = soughtNames(api);
  const own = (id: SchemaId) => enter(id, new Map());
  return {
    ownContext: own,
    idOf(id, environment) {
      const usual = own(id);
      if ([...environment].every(([name, target]) => usual.get(name) === target)) return id;
      return copyId(id, ["scope", ...[...environment].toSorted(([a], [b]) => (a < b ? -1 : 1)).flat()]);
    },
    rewrite(schema, environment, use) {
      if (schema.keywords.$dynamicRef === undefined && !sought.has(schema.id)) return schema.keywords;
      const keywords = mapSubschemas(schema, (id) => use(id, enter(id, environment)));
      return withReference(keywords, environment, use);
    },
    describe(id, environment) {
      const usual = own(id);
      const others = [...environment]
        .filter(([name, target]) => usual.get(name) !== target)
        .map(([, target]) => target);
      const resources = [...new Set(others.map((target) => schemas.get(target)?.resource ?? target))];
      return {
        view: { kind: "scope", resources },
        label: `In${resources.map((each) => capitalised(nameOfResource(each, api.named))).join("And")}`,
      };
    },
  };

  /** The environment in a schema that is come to from another one: what is outside comes first. */
  function enter(id: SchemaId, outside: Environment): Environment {
    const resource = schemas.get(id)?.resource;
    const inside = new Map<string, SchemaId>();
    for (const name of sought.get(id) ?? []) {
      const anchors = dynamicAnchors.get(name);
      const target = outside.get(name) ?? (resource && anchors?.get(resource));
      if (target !== undefined) inside.set(name, target);
    }
    return inside;
  }

  /** The keywords with a plain reference in the place of the dynamic one. Beside a `$ref`, it is one more thing that must hold. */
  function withReference(
    { $dynamicRef, ...keywords }: Keywords,
    environment: Environment,
    use: ReplaceSchema<Environment>,
  ): Keywords {
    if ($dynamicRef === undefined) return keywords;
    const { target, anchor } = $dynamicRef.value;
    const meant = (anchor === undefined ? undefined : environment.get(anchor)) ?? target;
    const id = use(meant, enter(meant, environment));
    if (keywords.$ref === undefined) return { ...keywords, $ref: { ...$dynamicRef, value: id } };
    return {
      ...keywords,
      allOf: { ...(keywords.allOf ?? $dynamicRef), value: [...(keywords.allOf?.value ?? []), id] },
    };
  }
}

/** What a resource is called in names: as its root is, else after the place where it stands. */
export function nameOfResource(resource: SchemaId, named: Api["named"]): string {
  const words = resource.split(/[/#]/).filter((word) => word !== "");
  return named.get(resource) ?? words.at(-1) ?? "Document";
}

/** The names of the dynamic anchors that each schema may lead to a `$dynamicRef` of; to list too many makes copies that say the same. */
function soughtNames({ schemas, dynamicAnchors }: Omit<Api, "copies">): Names {
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
