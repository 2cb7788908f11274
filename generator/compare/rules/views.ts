import type { SchemaId } from "../../2-normalise/api.js";
import type { Model } from "../../3-analyse/model.js";
import { stillCompiles } from "../assignability.js";
import type { Change, Verdict } from "../change.js";
import { mendOf, shapeOf } from "../finding.js";
import { propertiesIn } from "../opened-shapes.js";
import type { SchemaPair } from "../schema-pairs.js";
import type { Sides } from "../sides.js";
import { breaking, compatible } from "../verdicts.js";
import { nameChange, namePlace, typeName } from "./name-changes.js";

/**
 * Schemas that were sent by their name and are only received by it now, as what requests hold got a name of its own: a
 * schema that requires what is `readOnly` or `writeOnly` means two things where it travels both ways.
 */
export function compareViews(sides: Sides): readonly Change[] {
  return [...sides.schemas.newOf].flatMap(([old, now]) => {
    const sent = sides.old.usage.get(old)?.request === true && sides.new.usage.get(now)?.request === false;
    const request = sent ? requestViewOf(now, sides.new) : undefined;
    return request === undefined ? [] : [splitChange({ old, new: now }, request, sides)];
  });
}

/** The copy of a schema that is what requests hold. */
function requestViewOf(id: SchemaId, { api }: Model): SchemaId | undefined {
  return [...api.copies].find(
    ([, { of, view }]) => of === id && view.kind === "direction" && view.direction === "request",
  )?.[0];
}

/** Whether a new schema is what requests hold now, of which the change of the schema that it was made of tells. */
export function isRequestView(id: SchemaId, sides: Sides): boolean {
  const copy = sides.new.api.copies.get(id);
  const old = copy && sides.schemas.oldOf.get(copy.of);
  return old !== undefined && copy?.view.kind === "direction" && sides.old.usage.get(old)?.request === true;
}

function splitChange(pair: SchemaPair, request: SchemaId, sides: Sides): Change {
  const [name, another] = [typeName(sides.new, pair.new), typeName(sides.new, request)];
  const source = verdictOn(pair, request, sides);
  const places = { old: namePlace(sides.old, pair.old), new: namePlace(sides.new, pair.new) };
  const what = `is only what responses hold now, and requests hold \`${another}\``;
  const change = nameChange("api-schema-split", what, pair.new, sides.new, source, places);
  const mend = `Generate anew, and use \`${another}\` in place of \`${name}\` for what is sent.`;
  return source.kind === "breaking" ? { ...change, mend } : { ...change, mend: mendOf(change.wire, source) };
}

/** Code still builds values by the old name, changes them bit by bit, and sends them where the new name is asked for. */
function verdictOn({ old, new: now }: SchemaPair, request: SchemaId, sides: Sides): Verdict {
  const name = typeName(sides.new, now);
  const use = { use: "send", depth: "whole" } as const;
  const breaks = (reason: string) => breaking("request", "values that are sent", reason);
  if (!stillCompiles(shapeOf(sides, "old", old), shapeOf(sides, "new", now), { ...use, sides }))
    return breaks(`Code that builds \`${name}\` to send it does not give what the type asks for.`);
  const itself = new Map([...sides.new.api.named.keys()].map((id) => [id, id]));
  const after = { ...sides.schemas, newOf: itself, oldOf: itself };
  const given = shapeOf(sides, "new", now);
  if (
    !stillCompiles(given, shapeOf(sides, "new", request), {
      ...use,
      sides: { ...sides, old: sides.new, schemas: after },
    })
  )
    return breaks(`Code that sends \`${name}\` gives what is no \`${typeName(sides.new, request)}\`.`);
  const assignable = new Set(
    propertiesIn(shapeOf(sides, "old", old), sides.old).flatMap((each) => (each.readOnly ? [] : [each.name])),
  );
  const locked = propertiesIn(given, sides.new).find((each) => each.readOnly && assignable.has(each.name));
  if (locked !== undefined)
    return breaking("request", "assignments", `Code that assigns to \`${locked.name}\` does not compile.`);
  return compatible(`\`${name}\` can still be built and sent.`);
}
