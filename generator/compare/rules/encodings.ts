import type { SchemaId, Serialization } from "../../2-normalise/api.js";
import { codecOf } from "../../2-normalise/media-types.js";
import type { Content, PropertyEncoding } from "../../3-analyse/calls.js";
import { listedProperties } from "../../3-analyse/listed-properties.js";
import { resolveNames } from "../../3-analyse/references.js";
import { itemsOf } from "../../3-analyse/text-forms.js";
import type { Change, Subject, Verdict } from "../change.js";
import { mendOf } from "../finding.js";
import { propertySegment, subjectInside } from "../position.js";
import type { Sides } from "../sides.js";
import { breaking, compatible, mayBreak } from "../verdicts.js";
import { shownText } from "../words.js";
import { type SampleValue, samplesOf, writtenText } from "../written-texts.js";
import { isCovered, isRange } from "./media-ranges.js";
import { flagRewritings, type Rewriting } from "./serializations.js";

/** How the properties of a form that is sent are written (OAS 3.1 §4.8.15). What says only the default says nothing. */
export function compareEncodings(old: Content, now: Content, subject: Subject, sides: Sides): readonly Change[] {
  if (!("encoding" in old) || !("encoding" in now) || old.codec !== now.codec) return [];
  const names = new Set([...old.encoding.keys(), ...now.encoding.keys()]);
  return [...names].flatMap((name) => {
    const property = {
      name,
      old: { encoding: old.encoding.get(name), schema: propertyOf(old.schema, name, sides.old) },
      new: { encoding: now.encoding.get(name), schema: propertyOf(now.schema, name, sides.new) },
    };
    const rewritings = [...textRewritings(property, old.codec, sides), ...escapeRewritings(property, sides.old)];
    return rewritings.map(({ what, wire }) => {
      const source = compatible("How it is written is no part of a type.");
      return {
        rule: "request-body-encoding-changed",
        subject: subjectInside(subject, propertySegment(name)),
        directions: ["request"],
        wire,
        source,
        old: old.at,
        new: now.at,
        what,
        mend: mendOf(wire, source),
      } as const;
    });
  });
}

interface Property {
  readonly name: string;
  readonly old: WrittenProperty;
  readonly new: WrittenProperty;
}

interface WrittenProperty {
  readonly encoding: PropertyEncoding | undefined;
  readonly schema: SchemaId | undefined;
}

function propertyOf(schema: SchemaId | undefined, name: string, { api }: Sides["old"]): SchemaId | undefined {
  return schema === undefined ? undefined : listedProperties(schema, api).get(name);
}

/** What the first value of which the texts differ shows. */
function textRewritings({ name, old, new: now }: Property, codec: FormCodec, sides: Sides): readonly Rewriting[] {
  // A part of its own holds each item of a list, unless a style says otherwise.
  const isByItem = codec === "multipart" && [old, now].every(({ encoding }) => encoding?.kind !== "style");
  const sampled = ({ schema }: WrittenProperty, { api }: Sides["old"]) =>
    samplesOf(schema && isByItem ? (itemsOf(schema, api) ?? schema) : schema, api);
  const samples = { old: sampled(old, sides.old), new: sampled(now, sides.new) };
  const text = { old: textIn(name, codec, old, sides.old), new: textIn(name, codec, now, sides.new) };
  const differs = (value: SampleValue) => text.old(value) !== text.new(value);
  const value = samples.old.find(differs) ?? samples.new.find(differs);
  if (value === undefined) return [];
  const what = `is written as ${text.new(value)} now, and was as ${text.old(value)}`;
  return [{ what, wire: samples.old.includes(value) ? textVerdict(old, now, text.old(value)) : neverSent }];
}

type FormCodec = "form" | "multipart";

const neverSent = compatible("Such values were not sent before.");

function textVerdict(old: WrittenProperty, now: WrittenProperty, text: string): Verdict {
  const [before, after] = [typesOf(old.encoding), typesOf(now.encoding)];
  if (before !== undefined && after !== undefined && before.every((type) => after.some((by) => isCovered(type, by))))
    return compatible("All media types that it could have are still among those that it may have.");
  const isOpen = [before, after].some((types) => types !== undefined && (types.length > 1 || types.some(isRange)));
  if (isOpen) return mayBreak("request", "requests", "It cannot be told which media type its values have.");
  return breaking("request", "requests", `Requests with ${text} are not understood any more.`);
}

function typesOf(encoding: PropertyEncoding | undefined): readonly string[] | undefined {
  return encoding?.kind === "content" ? encoding.mediaTypes : undefined;
}

/** How a value of a property is written: as the text of pairs, or as a part with its media type. */
function textIn(name: string, codec: FormCodec, { encoding, schema }: WrittenProperty, { api }: Sides["old"]) {
  return (value: SampleValue): string => {
    if (codec === "form" || encoding?.kind === "style")
      return `\`${writtenText({ name, in: "form", serialization: serializationOf(encoding, value) }, value)}\``;
    const own = holdsBytes(schema, api) ? "application/octet-stream" : defaultType(value);
    return `a part of ${(typesOf(encoding) ?? [own]).map((type) => shownText(type)).join(" or ")}`;
  };
}

/** The default: text, an item of a list by itself, and JSON for what is structured (OAS 3.1 §4.8.15.1). */
function serializationOf(encoding: PropertyEncoding | undefined, value: SampleValue): Serialization {
  if (encoding?.kind === "style") return { ...encoding, allowEmptyValue: false };
  const [sole, ...others] = typesOf(encoding) ?? [];
  if (sole !== undefined && others.length === 0 && !isRange(sole)) {
    // A text is written as it is, whatever it is called.
    const codec = codecOf(sole);
    if (codec === "json" || value.kind === "object") return { kind: "content", mediaType: sole, codec: "json" };
  } else if (value.kind === "object") return { kind: "content", mediaType: "application/json", codec: "json" };
  return { kind: "style", style: "form", explode: true, allowReserved: false, allowEmptyValue: false };
}

function defaultType(value: SampleValue): string {
  return value.kind === "object" ? "application/json" : "text/plain";
}

function holdsBytes(schema: SchemaId | undefined, api: Sides["old"]["api"]): boolean {
  if (schema === undefined) return false;
  return [schema, itemsOf(schema, api)].some((id) => {
    const said = id === undefined ? undefined : api.schemas.get(resolveNames(api, id));
    return said?.kind === "keywords" && said.keywords.bytes !== undefined;
  });
}

function escapeRewritings({ name, old, new: now }: Property, side: Sides["old"]): readonly Rewriting[] {
  const writing = ({ encoding, schema }: WrittenProperty) => {
    const serialization = serializationOf(encoding, { kind: "scalar", value: "a" });
    return { name, in: "form", schema, serialization } as const;
  };
  return flagRewritings({ old: writing(old), new: writing(now), direction: "request" }, side);
}
