import { type Node, type ObjectNode, toJson } from "../../1-load/tree.js";
import type { PackageFields } from "../../4-emit/form.js";
import { generatedFields } from "../../4-emit/package.js";
import type { Diagnostics } from "../../diagnostics/collector.js";
import { closest } from "../../diagnostics/suggestion.js";

/** A field of package.json that the configuration may set, as npm describes it. */
interface FieldRule {
  readonly expected: string;
  isRight(node: Node): boolean;
}

const text: FieldRule = { expected: "a text", isRight: isText };

/** https://docs.npmjs.com/cli/configuring-npm/package-json */
const rules: Readonly<Record<string, FieldRule>> = {
  license: { ...text, expected: "an SPDX expression, such as `MIT` or `UNLICENSED`" },
  author: {
    expected: "a text, or an object with `name`, and with `email` and `url` if need be",
    isRight: (node) => isText(node) || isObjectOf(node, ["name"], ["email", "url"]),
  },
  repository: {
    expected: "a text, or an object with `type` and `url`, and with `directory` if need be",
    isRight: (node) => isText(node) || isObjectOf(node, ["type", "url"], ["directory"]),
  },
  homepage: { ...text, expected: "an address" },
  bugs: {
    expected: "an address, or an object with `url` or `email`",
    isRight: (node) => isText(node) || isObjectOf(node, [], ["url", "email"]),
  },
  keywords: {
    expected: "a list of texts",
    isRight: (node) => node.kind === "array" && node.items.every(isText),
  },
  private: { expected: "`true` or `false`", isRight: ({ kind }) => kind === "boolean" },
  publishConfig: {
    expected: 'an object, such as `{ "access": "public" }`',
    isRight: ({ kind }) => kind === "object",
  },
};

/** Reads `packageJson` of the configuration. Reports each field that is wrong, unknown or generated. */
export function readPackageFields(node: Node | undefined, diagnostics: Diagnostics): PackageFields | undefined {
  if (node === undefined) return undefined;
  if (node.kind !== "object") {
    const details = { key: "specmill.packageJson", expected: "an object of fields" };
    return void diagnostics.report("configuration-invalid", node.at, details);
  }
  for (const { key, keyAt, value } of node.entries.values()) {
    const rule = Object.hasOwn(rules, key) ? rules[key] : undefined;
    if (rule === undefined) {
      const suggestion = closest(key, Object.keys(rules));
      const use = generatedFields.includes(key) ? "generated" : "unknown";
      diagnostics.report("package-field-unknown", keyAt, { key, use, suggestion, fields: Object.keys(rules) });
    } else if (!rule.isRight(value)) {
      const details = { key: `specmill.packageJson.${key}`, expected: rule.expected };
      diagnostics.report("configuration-invalid", value.at, details);
    }
  }
  return Object.fromEntries([...node.entries.values()].map(({ key, value }) => [key, toJson(value)]));
}

function isText(node: Node): boolean {
  return node.kind === "string" && node.value.trim() !== "";
}

function isObjectOf(node: Node, required: readonly string[], optional: readonly string[]): boolean {
  if (node.kind !== "object" || node.entries.size === 0) return false;
  const keys = [...node.entries.keys()];
  return (
    required.every((key) => node.entries.has(key)) &&
    keys.every((key) => [...required, ...optional].includes(key) && hasText(node, key))
  );
}

function hasText(node: ObjectNode, key: string): boolean {
  const value = node.entries.get(key)?.value;
  return value !== undefined && isText(value);
}
