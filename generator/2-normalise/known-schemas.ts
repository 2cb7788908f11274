import type { Node, StringNode } from "../1-load/tree.js";
import type { Diagnostics } from "../diagnostics/collector.js";
import type { Schema, SchemaId } from "./api.js";
import type { Dialect } from "./dialects.js";
import type { Place } from "./places.js";
import type { Reading } from "./reading.js";
import type { AddOptions, Referred, SchemaQueue } from "./schemas.js";

/** What else than its node a schema is read from. */
export interface Circumstances {
  readonly id: SchemaId;
  readonly resource: SchemaId;
  readonly dialect: Dialect;
  readonly booleans: boolean;
}

/** A schema that was read, and what the queue was asked for it. */
interface Known {
  readonly circumstances: Circumstances;
  readonly asked: readonly Asked[];
  readonly schema: Schema;
}

/** A place without its document: that of then is not to be kept. */
type Inside<N extends Node = Node> = Omit<Place<N>, "document">;

type Asked =
  | { readonly kind: "add"; readonly place: Inside; readonly options: AddOptions; readonly id: SchemaId }
  | { readonly kind: "refer"; readonly place: Inside<StringNode>; readonly referred: Referred | undefined };

/** Of nodes that are still there, as those of what nobody edited are in a watch. */
const known = new WeakMap<Node, Known>();

/**
 * The schema of a place. One that an earlier compilation read from the same node is not read again, if the queue still
 * answers what it did then; the queue is asked all the same, as that is how it learns of other schemas. What there was
 * something to report about is read again.
 */
export function knownOrRead(
  place: Place,
  circumstances: Circumstances,
  reading: Reading,
  read: (reading: Reading) => Schema,
): Schema {
  const before = known.get(place.node);
  if (before !== undefined && isSame(before.circumstances, circumstances) && areAnswered(before.asked, place, reading))
    return before.schema;
  const record = recordOf(place, reading);
  const schema = read(record.reading);
  if (record.isWhole()) known.set(place.node, { circumstances, asked: record.asked, schema });
  else known.delete(place.node);
  return schema;
}

function isSame(one: Circumstances, other: Circumstances): boolean {
  const { id, resource, dialect, booleans } = one;
  return id === other.id && resource === other.resource && dialect === other.dialect && booleans === other.booleans;
}

function areAnswered(asked: readonly Asked[], { document }: Place, { schemas }: Reading): boolean {
  return asked.every((each) => {
    if (each.kind === "add") return schemas.add({ document, ...each.place }, each.options) === each.id;
    const referred = schemas.refer({ document, ...each.place });
    return referred?.id === each.referred?.id && referred?.dynamicAnchor === each.referred?.dynamicAnchor;
  });
}

/** A reading that notes what the queue is asked. Its record is not whole where more was done than can be done again. */
function recordOf({ document, pointer }: Place, reading: Reading) {
  const asked: Asked[] = [];
  let isWhole = true;
  const diagnostics: Diagnostics = {
    ...reading.diagnostics,
    report(...report) {
      isWhole = false;
      reading.diagnostics.report(...report);
    },
  };
  const schemas: SchemaQueue = {
    ...reading.schemas,
    add(place, options = {}) {
      const id = reading.schemas.add(place, options);
      // A node of elsewhere may be another one by then, or gone.
      if (place.document !== document || !`${place.pointer}/`.startsWith(`${pointer}/`)) isWhole = false;
      asked.push({ kind: "add", place: inside(place), options, id });
      return id;
    },
    refer(place) {
      const referred = reading.schemas.refer(place);
      asked.push({ kind: "refer", place: inside(place), referred });
      return referred;
    },
    find(reference) {
      isWhole = false;
      return reading.schemas.find(reference);
    },
    later(check) {
      isWhole = false;
      reading.schemas.later(check);
    },
  };
  return { reading: { ...reading, diagnostics, schemas }, asked, isWhole: () => isWhole };
}

function inside<N extends Node>({ pointer, node, keyAt }: Place<N>): Inside<N> {
  return { pointer, node, keyAt };
}
