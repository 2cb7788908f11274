import { canonicalJson } from "../../1-load/canonical-json.js";
import type { KeywordName } from "../../2-normalise/api.js";
import { compatible } from "../effects.js";
import { annotationOf, changeOf, notInTypes, placesOf, type SchemaRule } from "../finding.js";
import { ruleId } from "../position.js";
import { shownValue } from "../words.js";

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
          ? `has no default any more, and had ${shownValue(old)}`
          : `has the default ${shownValue(now)}${old === undefined ? "" : ` in place of ${shownValue(old)}`}`;
      const rule = ruleId(pair.position, `default-value-${happened}`);
      return [annotationOf(what, rule, placesOf(pair, "default"), pair.position)];
    },
  },
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
];

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
  const [id, words] = keyword === "readOnly" ? ["read-only", "only read"] : ["write-only", "only sent"];
  return {
    keywords: [keyword],
    compare(pair) {
      const [old, now] = [pair.old, pair.new].map(({ keywords }) => keywords[keyword]?.value === true);
      if (old === now) return [];
      const [suffix, what] = now
        ? [`became-${id}`, `is ${words} now`]
        : [`became-not-${id}`, `is not ${words} any more`];
      const source = compatible("The type of its values is the same.");
      return [changeOf({ suffix, what, effect: "same", source, ...placesOf(pair, keyword) }, pair.position)];
    },
  };
}

/** No text stops being valid, but what is in it is another thing (Validation §8). */
function decoded(keyword: "contentEncoding" | "contentMediaType"): SchemaRule {
  const id = keyword === "contentEncoding" ? "content-encoding" : "content-media-type";
  return {
    keywords: [keyword],
    compare(pair) {
      const [old, now] = [pair.old.keywords[keyword]?.value, pair.new.keywords[keyword]?.value];
      if (old === now) return [];
      const what = `has ${keyword} ${shownValue(now)} in place of ${shownValue(old)}`;
      const finding = { suffix: `${id}-changed`, what, values: "a content that is read in another way" };
      return [
        changeOf({ ...finding, effect: "changed", source: notInTypes, ...placesOf(pair, keyword) }, pair.position),
      ];
    },
  };
}

function text(value: unknown): string {
  return value === undefined ? "" : canonicalJson(value as Parameters<typeof canonicalJson>[0]);
}
