import type { Direction, SchemaId } from "../../2-normalise/api.js";
import type { Property } from "../../3-analyse/model.js";
import { resolveNames } from "../../3-analyse/references.js";
import type { Change } from "../change.js";
import { type Comparing, type Finding, type Pair, placesOf, type SchemaRule, shapeOf, typedPair } from "../finding.js";
import { positionOfProperty } from "../inside.js";
import { changeOf } from "../named-changes.js";
import { propertyOf } from "../opened-shapes.js";
import type { Position } from "../position.js";
import { propertyVerdict } from "../property-verdicts.js";
import { type Said, type Sides, saidBy } from "../sides.js";
import { acceptedReason, breaking, none } from "../verdicts.js";
import { shownText } from "../words.js";
import { memberEdit, propertyPlace, requiredEdit, unknownIn } from "./members.js";
import { renamedProperties, renamingChange } from "./property-renamings.js";

/**
 * `properties` and `required` (Core §10.3.2.1, Validation §6.5.3): what happened to each property, as one change. A
 * property is there if it is declared or required.
 */
export const propertiesRule: SchemaRule = {
  keywords: ["properties", "required"],
  compare(pair, comparing) {
    const names = new Set([...namesIn(pair.new), ...namesIn(pair.old)]);
    const renamed = renamedProperties(pair, comparing.sides);
    for (const { old, now } of renamed) for (const name of [old, now]) names.delete(name);
    return [
      ...renamed.map((renaming) => renamingChange(renaming, pair, comparing.sides)),
      ...[...names].flatMap((name) => compareProperty(name, pair, comparing)),
    ];
  },
};

function compareProperty(name: string, pair: Pair, { sides, walk }: Comparing): readonly Change[] {
  const typed = typedPair(pair);
  const old = memberOf(pair.old, name, propertyOf(shapeOf(sides, "old", typed.old), name, sides.old));
  const now = memberOf(pair.new, name, propertyOf(shapeOf(sides, "new", typed.new), name, sides.new));
  const inside = positionOfProperty(pair, old.schema ?? pair.old.id, name, sides);
  const found = findingOf(name, old, now);
  const nested =
    old.schema !== undefined && now.schema !== undefined
      ? [
          ...assignmentChanges(old.declared, now.declared, { ...pair, position: inside }, sides),
          ...walk(old.schema, now.schema, withAssumption(inside, old.schema, now.schema, sides)),
        ]
      : [];
  if (found === undefined) return nested;
  const places = {
    old: old.isThere ? propertyPlace(pair.old, name, sides.old) : undefined,
    new: propertyPlace(pair.new, name, sides.new),
  };
  const source = propertyVerdict(name, pair, sides);
  // What came or went is told of the object that it belongs to, all else of the property.
  const isInside = old.isThere && now.isThere;
  const { subject, part } = inside;
  const at = isInside ? { ...pair, position: { ...pair.position, subject, part } } : pair;
  const alone = isInside ? requiredEdit(name) : memberEdit(name);
  const unknown = isInside ? undefined : unknownIn(pair, old.isThere ? [] : [name], now.isThere ? [] : [name], sides);
  return [changeOf({ ...found, alone, unknown, source, ...places }, at, sides), ...nested];
}

/** Nothing breaks in a property that nobody sends, as it is marked as travelling the other way only. */
function withAssumption(position: Position, old: SchemaId, now: SchemaId, sides: Sides): Position {
  const { direction, settled } = position;
  const [id, model, mark] =
    direction === "request" ? ([old, sides.old, "readOnly"] as const) : ([now, sides.new, "writeOnly"] as const);
  const isMarked = [id, resolveNames(model.api, id)].some((each) => saidBy(model, each).keywords[mark]?.value === true);
  if (settled.kind !== "open" || !isMarked) return position;
  return { ...position, settled: { kind: "accepted", reason: acceptedReason(direction, mark) } };
}

/** Types say of a property that is only read that it is not assigned. What is built is built bit by bit, too. */
function assignmentChanges(old: Declared, now: Declared, pair: Pair, sides: Sides): readonly Change[] {
  if (old?.schema === undefined || now?.schema === undefined || old.readOnly || !now.readOnly) return [];
  const { position } = pair;
  if (position.direction !== "request") return [];
  const [before, after] = [saidBy(sides.old, old.schema), saidBy(sides.new, now.schema)];
  const source = breaking("request", "assignments", `Code that assigns to ${shownText(now.name)} does not compile.`);
  const places = placesOf({ old: before, new: after, position }, "readOnly");
  const finding = { suffix: "became-read-only", what: "is read-only now", source: none, cases: source };
  return [changeOf({ ...finding, ...places }, pair, sides)];
}

type Declared = Property | undefined;

interface Member {
  readonly declared: Declared;
  readonly schema: SchemaId | undefined;
  readonly required: boolean;
  readonly isThere: boolean;
}

type Found = Pick<Finding, "suffix" | "what" | "values" | "remark">;

function findingOf(name: string, old: Member, now: Member): Found | undefined {
  const shown = shownText(name);
  const values = { tightened: { without: shown }, loosened: { without: shown } };
  if (!old.isThere && now.isThere) {
    const declared = now.schema === undefined ? ", which it does not declare" : "";
    return now.required
      ? {
          suffix: newRequired,
          what: `gained the required property ${shown}${declared}`,
          values: { ...values, loosened: shown },
        }
      : { suffix: newOptional, what: `gained the optional property ${shown}`, values: shown };
  }
  if (old.isThere && !now.isThere) {
    return old.required
      ? {
          suffix: requiredRemoved,
          what: `lost the required property ${shown}`,
          values: { ...values, tightened: shown },
          remark: ignored,
        }
      : { suffix: optionalRemoved, what: `lost the optional property ${shown}`, values: shown, remark: ignored };
  }
  if (old.required === now.required) return undefined;
  return now.required
    ? { suffix: "became-required", what: "became required", values }
    : { suffix: "became-optional", what: "became optional", values };
}

const ignored = "What old senders put there may be ignored now.";

type RuleIds = Readonly<Record<Direction, string>>;
const newRequired: RuleIds = { request: "new-required-request-property", response: "response-required-property-added" };
const newOptional: RuleIds = { request: "new-optional-request-property", response: "response-optional-property-added" };
const requiredRemoved: RuleIds = {
  request: "request-property-removed",
  response: "response-required-property-removed",
};
const optionalRemoved: RuleIds = {
  request: "request-property-removed",
  response: "response-optional-property-removed",
};

function namesIn({ keywords }: Said): readonly string[] {
  return [...(keywords.properties?.value.keys() ?? []), ...(keywords.required?.value ?? [])];
}

/** What a schema says of a property. One that schemas joined to it, or around it, declare is there, too. */
function memberOf({ keywords }: Said, name: string, declared: Declared): Member {
  const schema = keywords.properties?.value.get(name);
  const required = keywords.required?.value.includes(name) === true;
  return { declared, schema, required, isThere: schema !== undefined || required || declared?.schema !== undefined };
}
