import type { YAMLMap, YAMLSeq, Node as YamlNode } from "yaml";
import { Composer, type CST, isAlias, isMap, isPair, isScalar, isSeq, Parser, type Scalar } from "yaml";
import type { Source, Span } from "../diagnostics/source.js";
import { createSuggest } from "../diagnostics/suggestion.js";
import { addEntry, depthLimit, numberNode, type Report, span, stringNode } from "./nodes.js";
import type { Entry, Node } from "./tree.js";

/** How many values aliases may repeat in one document. It limits the size of every tree. */
const aliasLimit = 100_000;
/** How many syntax errors are reported one by one: a file that is not YAML can have one on each line. */
const syntaxErrorLimit = 100;

/**
 * Reads a document that is written in YAML 1.2 with its core schema (YAML 1.2.2 §10.3).
 *
 * Refuses what JSON cannot hold and what readers understand differently: tags, duplicate keys, several
 * documents, aliases inside their own value. Reports every mistake; where there is an error, what is returned is not
 * all.
 */
export function parseYaml(source: Source, report: Report): Node | undefined {
  const tokens = [...new Parser().parse(source.text)];
  const { tooDeep, directives, tags } = survey(tokens);
  if (tooDeep !== undefined) {
    report("yaml-too-deep", span(source, tooDeep.offset, tooDeep.offset + 1), { limit: depthLimit });
    return undefined;
  }
  const second = tokens.filter(({ type }) => type === "document")[1];
  if (second) report("yaml-document-second", span(source, second.offset, second.offset + 3), undefined);
  for (const { offset, source: text } of directives) {
    const directive = text.trimEnd();
    report("yaml-directive", span(source, offset, offset + directive.length), { directive });
  }
  for (const { offset, source: tag } of tags) report("yaml-tag", span(source, offset, offset + tag.length), { tag });
  const document = compose(tokens, source, new Set(tags.map(({ offset }) => offset)), report);
  return document && buildTree(document, source, report);
}

/** What the concrete syntax contains that a tree cannot represent. */
interface Survey {
  /** The first collection that nests too deeply. What follows it is not examined. */
  readonly tooDeep: CST.Token | undefined;
  readonly directives: readonly CST.Directive[];
  readonly tags: readonly CST.SourceToken[];
}

/** Walks the concrete syntax. Not recursive, as its depth is not limited yet. */
function survey(tokens: readonly CST.Token[]): Survey {
  const directives: CST.Directive[] = [];
  const tags: CST.SourceToken[] = [];
  const addTags = (properties: readonly CST.SourceToken[] = []) => {
    for (const each of properties) if (each.type === "tag" && !coreTags.has(each.source)) tags.push(each);
  };
  const open: { readonly token: CST.Token; readonly depth: number }[] = [];
  for (const token of tokens.toReversed()) open.push({ token, depth: 0 });
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { token, depth } = next;
    if (token.type === "directive" && !/^%YAML[ \t]+1\.2\s*$/.test(token.source)) directives.push(token);
    if (token.type === "document") {
      addTags(token.start);
      if (token.value) open.push({ token: token.value, depth: depth + 1 });
    }
    if (!("items" in token)) continue;
    if (depth > depthLimit) return { tooDeep: token, directives, tags };
    for (const { start, sep } of token.items) {
      addTags(start);
      addTags(sep);
    }
    for (let at = token.items.length - 1; at >= 0; at--) {
      const { key, value } = token.items[at] as CST.CollectionItem;
      if (value) open.push({ token: value, depth: depth + 1 });
      if (key) open.push({ token: key, depth: depth + 1 });
    }
  }
  return { tooDeep: undefined, directives, tags };
}

/** What the library says of a mistake, without the terms of the YAML grammar for braces and brackets. */
function inPlainWords(message: string): string {
  const plain = message
    .replace(/^Flow map/, "an object in braces")
    .replace(/^Flow sequence/, "a list in brackets")
    .replace(" in block collection", "");
  return plain.charAt(0).toLowerCase() + plain.slice(1);
}

/** The tags of the core schema, as they are written (YAML 1.2.2 §10.3). */
const coreTags: ReadonlySet<string> = new Set(["!!map", "!!seq", "!!str", "!!null", "!!bool", "!!int", "!!float"]);

/** The value of the only document; undefined if its syntax is wrong. */
function compose(
  tokens: readonly CST.Token[],
  source: Source,
  refused: ReadonlySet<number>,
  report: Report,
): YamlNode | undefined {
  const composer = new Composer({
    version: "1.2",
    schema: "core",
    resolveKnownTags: false,
    // The library compares each key with all others. `buildTree` is faster, and reports both spans.
    uniqueKeys: false,
  });
  const documents = [...composer.compose(tokens, true, source.text.length)];
  const problems = documents
    .flatMap(({ errors, warnings }) => [...errors, ...warnings])
    .filter(({ pos }) => !refused.has(pos[0]));
  // Something missing at the end is reported after the last character, not after the line break that follows it.
  const last = source.text.trimEnd().length;
  const spanOf = ([start, end]: [number, number]) => span(source, Math.min(start, last), end);
  const isJson = source.path.toLowerCase().endsWith(".json");
  for (const { pos, message } of problems.slice(0, syntaxErrorLimit)) {
    report("yaml-syntax", spanOf(pos), { problem: inPlainWords(message), isJson });
  }
  const next = problems[syntaxErrorLimit];
  if (next) {
    const problem = `${problems.length - syntaxErrorLimit} more mistakes follow from here on`;
    report("yaml-syntax", spanOf(next.pos), { problem, isJson });
  }
  if (problems.length > 0) return undefined;
  const contents = documents[0]?.contents;
  if (contents && !isEmpty(contents)) return contents;
  report("file-empty", span(source, 0, 0), { path: source.path });
  return undefined;
}

/** An anchor, and once its value is read, that value and its size: what each alias adds. */
interface Anchor {
  read?: { readonly node: Node; readonly values: number; readonly levels: number };
}

/** Recursion is safe: `survey` has checked the depth of the syntax, and values of aliases are not walked again. */
function buildTree(root: YamlNode, source: Source, report: Report): Node {
  const anchors = new Map<string, Anchor>();
  const suggest = createSuggest();
  /** The number of values so far, with those that aliases repeat. */
  let values = 0;
  let repeated = 0;
  /** The depth of the deepest collection since the innermost open anchor. */
  let deepest = 0;
  return build(root, 1);

  function build(node: YamlNode, depth: number): Node {
    values++;
    if (isAlias(node)) return follow(node.source, spanOf(node), depth);
    if (node.anchor === undefined) return buildValue(node, depth);
    const anchor: Anchor = {};
    anchors.set(node.anchor, anchor);
    const before = { values, deepest };
    deepest = depth - 1;
    const built = buildValue(node, depth);
    anchor.read = { node: built, values: values - before.values + 1, levels: deepest - depth + 1 };
    deepest = Math.max(deepest, before.deepest);
    return built;
  }

  function follow(name: string, at: Span, depth: number): Node {
    const standIn: Node = { kind: "null", at, value: null };
    const anchor = anchors.get(name);
    if (anchor === undefined) {
      report("alias-unknown", at, { name, suggestion: suggest(name, anchors.keys()) });
      return standIn;
    }
    if (anchor.read === undefined) {
      report("alias-recursive", at, { name });
      return standIn;
    }
    if (repeated > aliasLimit) return standIn;
    values += anchor.read.values;
    repeated += anchor.read.values;
    const reached = depth - 1 + anchor.read.levels;
    deepest = Math.max(deepest, reached);
    if (repeated > aliasLimit) report("alias-expansion", at, { name, limit: aliasLimit });
    if (reached > depthLimit) report("yaml-too-deep", at, { limit: depthLimit });
    return anchor.read.node;
  }

  function buildValue(node: YamlNode, depth: number): Node {
    if (isScalar(node)) return buildScalar(node, spanOf(node), report);
    deepest = Math.max(deepest, depth);
    if (isMap(node)) {
      return { kind: "object", at: spanOf(node), entries: buildEntries(node, depth) };
    }
    if (isSeq(node)) {
      return { kind: "array", at: spanOf(node), items: node.items.map((item) => build(item as YamlNode, depth + 1)) };
    }
    return notJson(node);
  }

  /** The entries of an object, then those that it merges, unless it has their keys: the first one of several counts. */
  function buildEntries(node: YAMLMap, depth: number): Map<string, Entry> {
    const entries = new Map<string, Entry>();
    const merged: Node[] = [];
    for (const { key, value } of node.items as { key: YamlNode; value: YamlNode | null }[]) {
      if (isMergeKey(key)) {
        report("yaml-merge-key", spanOf(key), undefined);
        merged.push(build(value ?? key, depth + 1));
      } else buildEntry(entries, key, value, depth);
    }
    for (const each of merged) merge(entries, each, report);
    return entries;
  }

  function buildEntry(entries: Map<string, Entry>, keyNode: YamlNode, valueNode: YamlNode | null, depth: number): void {
    const keyAt = spanOf(keyNode);
    const value: Node = valueNode
      ? build(valueNode, depth + 1)
      : { kind: "null", at: { ...keyAt, start: keyAt.end }, value: null };
    const key = keyText(keyNode, keyAt);
    if (key !== undefined) addEntry(entries, { key, keyAt, value }, report);
  }

  /** A key that would be a number, a boolean or null as a value is the string of its text: `200:` is `"200":`. */
  function keyText(node: YamlNode, at: Span): string | undefined {
    if (!isScalar(node) || isEmpty(node)) {
      const found = isMap(node) ? "an object" : isSeq(node) ? "an array" : isAlias(node) ? "an alias" : "left out";
      report("key-unsupported", at, { found });
      return undefined;
    }
    return node.source ?? notJson(node);
  }

  function spanOf(node: YamlNode): Span {
    return span(source, node.range?.[0] ?? notJson(node), endOf(node));
  }
}

/** A merge key of YAML 1.1. In quotes, `<<` is a name like any other. */
function isMergeKey(node: YamlNode): boolean {
  return isScalar(node) && node.source === "<<" && node.type === "PLAIN";
}

/** Adds the entries of an object, or of all objects in an array, whose keys are not there yet. */
function merge(entries: Map<string, Entry>, from: Node, report: Report): void {
  switch (from.kind) {
    case "object":
      for (const [key, entry] of from.entries) if (!entries.has(key)) entries.set(key, entry);
      break;
    case "array":
      for (const item of from.items) merge(entries, item, report);
      break;
    default:
      report("merge-invalid", from.at, { found: from.kind === "null" ? "null" : `a ${from.kind}` });
  }
}

function buildScalar(node: Scalar, at: Span, report: Report): Node {
  const { value, source: text = "" } = node;
  if (value === null) return { kind: "null", at, value };
  switch (typeof value) {
    case "string":
      return stringNode(value, at, report);
    case "boolean":
      return { kind: "boolean", at, value };
    case "number":
      return numberNode(text, value, at, report);
    default:
      return notJson(node);
  }
}

function isEmpty(node: YamlNode): boolean {
  return isScalar(node) && node.type === "PLAIN" && node.source === "" && node.anchor === undefined;
}

/** A block collection ends with its last value, not with the lines and comments that follow. */
function endOf(node: YamlNode): number {
  const last = isMap(node) || isSeq(node) ? node.items.at(-1) : undefined;
  if (last !== undefined && !(node as YAMLMap | YAMLSeq).flow) {
    return endOf((isPair(last) ? (last.value ?? last.key) : last) as YamlNode);
  }
  return node.range?.[1] ?? notJson(node);
}

function notJson(node: unknown): never {
  throw new Error(`The YAML parser returned a value that the core schema does not have: ${String(node)}`);
}
