import type { Schema, SchemaId } from "./api.js";
import type { SchemaQueue } from "./reading.js";
import type { Resource } from "./resources.js";

/**
 * Finds what each `$dynamicRef` may lead to: whichever resources a value comes through, the first of them that has the
 * anchor decides (Core §8.2.3.2). So in every resource that is read, the schemas with such an anchor are read too, even
 * if nothing else refers to them.
 */
export function collectDynamicAnchors(queue: SchemaQueue) {
  const all = new Map<string, Map<SchemaId, SchemaId>>();
  const read = new Set<Resource>();
  const collect = (name: string, resource: Resource) => {
    const anchor = resource.anchors.get(name);
    if (anchor?.dynamic) all.get(name)?.set(resource.id, queue.add(anchor.node));
  };
  return {
    all,
    /** Takes notice of a schema that was read, and of the resource that it is part of. */
    add(schema: Schema, resource: Resource): void {
      if (!read.has(resource)) {
        read.add(resource);
        for (const name of all.keys()) collect(name, resource);
      }
      const name = schema.kind === "keywords" ? schema.keywords.$dynamicRef?.value.anchor : undefined;
      if (name === undefined || all.has(name)) return;
      all.set(name, new Map());
      for (const each of read) collect(name, each);
    },
  };
}
