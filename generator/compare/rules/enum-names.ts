import type { SchemaId } from "../../2-normalise/api.js";
import { locationOf } from "../../2-normalise/locations.js";
import type { ListedValues, Model } from "../../3-analyse/model.js";
import type { Change } from "../change.js";
import { mendOf } from "../finding.js";
import type { Sides } from "../sides.js";
import { compatible } from "../verdicts.js";
import { inWords } from "../words.js";
import { directionsOf, importsBreak, schemasPlace } from "./name-changes.js";

/**
 * The lists and objects of the values of enums that are not exported under these names any more. Nothing is said of those
 * in a schema that is gone or has a new name: its own change does.
 */
export function compareEnumNames(sides: Sides): readonly Change[] {
  const exported = new Set([...sides.new.enums.values()].flatMap(exportsOf));
  const { removed, renamed } = sides.schemas;
  const gone = [...removed, ...renamed.map(({ old }) => old)].map(locationOf);
  return [...sides.old.enums].flatMap(([location, each]) => {
    const missing = exportsOf(each).filter((name) => !exported.has(name));
    const isTold = gone.some((owner) => location === owner || location.startsWith(`${owner}/`));
    return missing.length === 0 || isTold ? [] : [missingChange(each, missing, sides)];
  });
}

function missingChange({ id, subject: name }: ListedValues, missing: readonly string[], sides: Sides): Change {
  const names = inWords(
    missing.map((each) => `\`${each}\``),
    "and",
  );
  const wire = compatible("Names are not sent.");
  const source = importsBreak(sides.old, id, `Code that imports ${names} does not compile.`);
  return {
    rule: "enum-exports-removed",
    subject: { kind: "schema", name, path: "" },
    directions: directionsOf(sides.old, id),
    wire,
    source,
    old: placeOf(sides.old, id),
    new: schemasPlace(sides.new),
    what: `does not export ${names} any more`,
    mend: mendOf(wire, source),
  };
}

function exportsOf({ list, object }: ListedValues): readonly string[] {
  return object === undefined ? [list] : [list, object];
}

function placeOf({ api }: Model, id: SchemaId): Change["new"] {
  return api.schemas.get(id)?.at ?? api.at;
}
