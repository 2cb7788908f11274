import type { Direction, SchemaId } from "../../2-normalise/api.js";
import type { Property } from "../../3-analyse/model.js";
import { propertyOf } from "../assignability.js";
import type { Change } from "../change.js";
import { breaking, type Effect } from "../effects.js";
import {
  type Comparing,
  changeOf,
  type Finding,
  type Pair,
  placesOf,
  type SchemaRule,
  shapeOf,
  typedPair,
} from "../finding.js";
import { keyPlace } from "../places.js";
import { positionInside, propertySegment } from "../position.js";
import { propertyVerdict } from "../property-verdicts.js";
import { type Said, type Sides, saidBy } from "../sides.js";

/**
 * `properties` and `required` (Core §10.3.2.1, Validation §6.5.3): what happened to each property, as one change. A
 * property is there if it is declared or required.
 */
export const propertiesRule: SchemaRule = {
  keywords: ["properties", "required"],
  compare(pair, comparing) {
    const names = new Set([...namesIn(pair.new), ...namesIn(pair.old)]);
    return [...names].flatMap((name) => compareProperty(name, pair, comparing));
  },
};

function compareProperty(name: string, pair: Pair, { sides, walk }: Comparing): readonly Change[] {
  const typed = typedPair(pair);
  const old = memberOf(pair.old, name, propertyOf(shapeOf(sides, "old", typed.old), name, sides.old));
  const now = memberOf(pair.new, name, propertyOf(shapeOf(sides, "new", typed.new), name, sides.new));
  const inside = positionInside(pair.position, propertySegment(name));
  const found = findingOf(name, old, now, pair, sides);
  const nested =
    old.schema !== undefined && now.schema !== undefined
      ? [
          ...assignmentChanges(old.declared, now.declared, { ...pair, position: inside }, sides),
          ...walk(old.schema, now.schema, inside),
        ]
      : [];
  if (found === undefined) return nested;
  const places = { old: placeOf(pair.old, name, sides.old), new: placeOf(pair.new, name, sides.new) };
  const source = propertyVerdict(name, pair, sides);
  // What came or went is told of the object that it belongs to, all else of the property.
  const position = old.isThere && now.isThere ? inside : pair.position;
  return [changeOf({ ...found, source, ...places }, position), ...nested];
}

/** Types say of a property that is only read that it is not assigned. What is built is built bit by bit, too. */
function assignmentChanges(old: Declared, now: Declared, { position }: Pair, sides: Sides): readonly Change[] {
  if (old?.schema === undefined || now?.schema === undefined || old.readOnly || !now.readOnly) return [];
  if (position.direction !== "request") return [];
  const [before, after] = [saidBy(sides.old, old.schema), saidBy(sides.new, now.schema)];
  const source = breaking("request", "assignments", `Code that assigns to \`${now.name}\` does not compile.`);
  const places = placesOf({ old: before, new: after, position }, "readOnly");
  return [
    changeOf({ suffix: "became-read-only", what: "is only read now", effect: "same", source, ...places }, position),
  ];
}

type Declared = Property | undefined;

interface Member {
  readonly declared: Declared;
  readonly schema: SchemaId | undefined;
  readonly required: boolean;
  readonly isThere: boolean;
}

type Found = Pick<Finding, "suffix" | "what" | "effect" | "values">;

function findingOf(name: string, old: Member, now: Member, pair: Pair, sides: Sides): Found | undefined {
  const shown = `\`${name}\``;
  if (!old.isThere && now.isThere) {
    // Who did not know of a property did not send it. Where others were refused or described, this one was, too.
    const admitted: Effect = pair.position.sealed.old || restricts(pair.old, sides.old) ? "loosened" : "same";
    const declared = now.schema === undefined ? ", which it does not declare" : "";
    return now.required
      ? {
          suffix: newRequired,
          what: `gained the required property ${shown}${declared}`,
          effect: admitted === "same" ? "tightened" : "changed",
          values: admitted === "same" ? `${shown} missing` : `${shown} missing, or with it`,
        }
      : { suffix: newOptional, what: `gained the optional property ${shown}`, effect: admitted, values: shown };
  }
  if (old.isThere && !now.isThere) {
    const refused: Effect = pair.position.sealed.new || restricts(pair.new, sides.new) ? "tightened" : "same";
    return old.required
      ? {
          suffix: requiredRemoved,
          what: `lost the required property ${shown}`,
          effect: refused === "same" ? "loosened" : "changed",
          values: refused === "same" ? `${shown} missing` : `${shown} missing, or with it`,
        }
      : { suffix: optionalRemoved, what: `lost the optional property ${shown}`, effect: refused, values: shown };
  }
  if (old.required === now.required) return undefined;
  return now.required
    ? { suffix: "became-required", what: "became required", effect: "tightened", values: `${shown} missing` }
    : { suffix: "became-optional", what: "became optional", effect: "loosened", values: `${shown} missing` };
}

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

/** Whether a schema has anything against properties that it does not declare. */
function restricts({ keywords }: Said, { api }: Sides["old"]): boolean {
  const { additionalProperties, unevaluatedProperties, patternProperties } = keywords;
  const others = [additionalProperties, unevaluatedProperties].map(
    (located) => located && api.schemas.get(located.value),
  );
  const isTrue = (schema: (typeof others)[number]) =>
    schema === undefined || (schema.kind === "boolean" && schema.value);
  return patternProperties !== undefined || !others.every(isTrue);
}

function placeOf(said: Said, name: string, model: Sides["old"]): Change["old"] {
  const { properties, required } = said.keywords;
  const schema = properties?.value.get(name);
  if (schema !== undefined) return keyPlace(saidBy(model, schema).at, name);
  if (required?.value.includes(name)) return required.keyAt;
  return properties?.keyAt ?? required?.keyAt ?? said.at;
}
