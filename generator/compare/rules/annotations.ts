import { canonicalJson } from "../../1-load/canonical-json.js";
import type { JsonValue } from "../../1-load/tree.js";
import type { KeywordName } from "../../2-normalise/api.js";
import { annotationOf, mendOf, notInTypes, placesOf, type SchemaRule } from "../finding.js";
import { toldChange } from "../named-changes.js";
import { ruleId } from "../position.js";
import { breaking, compatible } from "../verdicts.js";
import { shownText, shownValue } from "../words.js";
import { encodingOf, isEncodingRewritten } from "./text-encodings.js";

/** What only people read (Validation §9): texts are counted, what generators and forms act upon is listed. */
export const annotationRules: readonly SchemaRule[] = [
  ...(["title", "description", "examples", "$comment"] as const).map(reworded),
  {
    keywords: ["default"],
    compare(pair) {
      const [old, now] = [pair.old.keywords.default?.value, pair.new.keywords.default?.value];
      if (text(old) === text(now)) return [];
      const happened = old === undefined ? "added" : now === undefined ? "removed" : "changed";
      const what =
        now === undefined
          ? `has no default any more, and had ${shownValue(old ?? null)}`
          : `has the default ${shownValue(now)} now${old === undefined ? "" : ` in place of ${shownValue(old)}`}`;
      const rule = ruleId(pair.position, `default-value-${happened}`);
      const change = annotationOf(what, rule, placesOf(pair, "default"), pair.position);
      if (pair.position.direction === "response") return [change];
      const mend = "Tell senders who leave it out, or have them send the value that they mean.";
      return [{ ...change, wire: compatible(otherMeaning(old, now)), mend }];
    },
  },
  // It has no effect, which is said where it matters: where `null` is refused.
  { keywords: ["nullable"], compare: () => [] },
  {
    keywords: ["deprecated"],
    compare(pair) {
      const [old, now] = [pair.old, pair.new].map(({ keywords }) => keywords.deprecated?.value === true);
      if (old === now) return [];
      const [suffix, what] = now ? ["deprecated", "is deprecated"] : ["reactivated", "is not deprecated any more"];
      return [annotationOf(what, ruleId(pair.position, suffix), placesOf(pair, "deprecated"), pair.position)];
    },
  },
  ...(["readOnly", "writeOnly"] as const).map(oneWay),
  ...(["contentEncoding", "contentMediaType"] as const).map(decoded),
  {
    keywords: ["contentSchema"],
    compare(pair, { sides }) {
      const [old, now] = [pair.old.keywords.contentSchema?.value, pair.new.keywords.contentSchema?.value];
      if (old !== undefined && now !== undefined && sides.likeness.alike(old, now)) return [];
      const [happened, what] =
        old === undefined
          ? ["added", "says what is in its text now"]
          : now === undefined
            ? ["removed", "does not say any more what is in its text"]
            : ["changed", "describes what is in its text in another way"];
      const places = placesOf(pair, "contentSchema");
      const change = toldChange(
        { suffix: `content-schema-${happened}`, what, source: notInTypes, ...places },
        pair,
        sides,
      );
      return [{ ...change, wire: notValidated }];
    },
  },
];

/** What is left out has a meaning too (JSON Schema Validation §9.2). */
function otherMeaning(old: JsonValue | undefined, now: JsonValue | undefined): string {
  const before = old === undefined ? "what the service chose" : shownValue(old);
  const after = now === undefined ? "what the service chooses" : shownValue(now);
  return `Every request that was valid still is, but one that leaves it out means something else: it meant ${before}, and means ${after} now.`;
}

function reworded(keyword: KeywordName): SchemaRule {
  return {
    keywords: [keyword],
    compare(pair, { reword }) {
      if (text(pair.old.keywords[keyword]?.value) !== text(pair.new.keywords[keyword]?.value))
        reword(placesOf(pair, keyword));
      return [];
    },
  };
}

/** What is required of one direction only follows from these; where that makes a difference, `required` is told. */
function oneWay(keyword: "readOnly" | "writeOnly"): SchemaRule {
  const id = keyword === "readOnly" ? "read-only" : "write-only";
  return {
    keywords: [keyword],
    compare(pair, { sides }) {
      const [old, now] = [pair.old, pair.new].map(({ keywords }) => keywords[keyword]?.value === true);
      if (old === now) return [];
      const [suffix, what] = now ? [`became-${id}`, `is ${id} now`] : [`became-not-${id}`, `is not ${id} any more`];
      const source = compatible("The type of its values is the same.");
      return [toldChange({ suffix, what, source, ...placesOf(pair, keyword) }, pair, sides)];
    },
  };
}

const notValidated = compatible("Every text that was valid still is: what is in it is not validated.");

/**
 * No text stops being valid, but what is in it is another thing (Validation §8). Whoever decodes it by the contract reads
 * something else where the encoding is another one; of which media type that is, it says only to people.
 */
function decoded(keyword: "contentEncoding" | "contentMediaType"): SchemaRule {
  const id = keyword === "contentEncoding" ? "content-encoding" : "content-media-type";
  return {
    keywords: [keyword],
    compare(pair, { sides }) {
      const [old, now] = [pair.old.keywords[keyword]?.value, pair.new.keywords[keyword]?.value];
      // The rule about formats tells that `contentEncoding` says what `format` said.
      if (old === now || (keyword === "contentEncoding" && isEncodingRewritten(pair))) return [];
      const before = old === undefined ? "" : ` in place of ${shownText(old)}`;
      const what =
        now === undefined
          ? `has no \`${keyword}\` any more, and had ${shownText(old ?? "")}`
          : `has the \`${keyword}\` ${shownText(now)} now${before}`;
      const change = toldChange(
        { suffix: `${id}-changed`, what, source: notInTypes, ...placesOf(pair, keyword) },
        pair,
        sides,
      );
      const isRead = keyword === "contentEncoding" && encodingOf(pair.old) !== encodingOf(pair.new);
      if (!isRead) return [{ ...change, wire: notValidated }];
      const { direction } = pair.position;
      const reason =
        "Whoever reads by one contract decodes the text in another way than it was written by the other one.";
      const wire = breaking(direction, `${direction}s`, reason);
      return [{ ...change, wire, mend: mendOf(wire, change.source) }];
    },
  };
}

function text(value: unknown): string {
  return value === undefined ? "" : canonicalJson(value as Parameters<typeof canonicalJson>[0]);
}
