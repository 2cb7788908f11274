import type { Schema, SchemaId } from "./api.js";
import type { SchemaQueue } from "./reading.js";
import type { Resource } from "./resources.js";

/**
 * Collects the schemas that each `$dynamicRef` may lead to. The outermost resource on the way of the evaluation that has
 * the anchor decides (Core §8.2.3.2), so every resource with the anchor counts, and its schema with that anchor is put
 * into the queue even if nothing else refers to it.
 */
export function collectDynamicAnchors(queue: SchemaQueue) {
  const all = new Map<string, Map<SchemaId, SchemaId>>();
  const resources = new Set<Resource>();
  const collect = (name: string, resource: Resource) => {
    const anchor = resource.anchors.get(name);
    if (anchor?.dynamic) all.get(name)?.set(resource.id, queue.add(anchor.node));
  };
  return {
    all,
    /** Adds a schema that was read, and the resource that it belongs to. */
    add(schema: Schema, resource: Resource): void {
      if (!resources.has(resource)) {
        resources.add(resource);
        for (const name of all.keys()) collect(name, resource);
      }
      const name = schema.kind === "keywords" ? schema.keywords.$dynamicRef?.value.anchor : undefined;
      if (name === undefined || all.has(name)) return;
      all.set(name, new Map());
      for (const each of resources) collect(name, each);
    },
  };
}
