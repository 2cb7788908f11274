import { basename, dirname, extname } from "node:path";
import { unescapeToken } from "../1-load/references.js";
import type { Node } from "../1-load/tree.js";
import { propertyValue } from "../1-load/tree.js";
import type { SourceNode } from "./source-nodes.js";

/**
 * The names that a schema can have because of where it is written, the best first: those of its owner and of the keys
 * that lead from there to it. `#/components/schemas/Shelf/properties/online/items` is `ShelfOnlineItem`, a schema in an
 * operation begins with the name of the operation, and a file is called like the file.
 *
 * They are returned as words, with spaces between them. A name depends on nothing but the location, so that it stays when the document changes elsewhere.
 */
export function locationNames({ document, pointer }: Pick<SourceNode, "document" | "pointer">, isEntry: boolean) {
  const path = document.path === document.uri ? new URL(document.uri, "file:///").pathname : document.path;
  const words = isEntry && pointer !== "" ? [] : wordsOfFile(path);
  let node: Node | undefined = document.root;
  const tokens = pointer.split("/").slice(1).map(unescapeToken);
  for (let index = 0; index < tokens.length; ) {
    const rule = ruleOf(tokens[index] ?? "", node, tokens.length - index);
    const taken = tokens.slice(index, index + rule.takes);
    const parent: Node | undefined = taken.slice(0, -1).reduce(childOf, node);
    node = taken.reduce(childOf, node);
    const word = rule.word(taken.at(-1) ?? "", node, parent, tokens[index - 1] ?? "");
    if (word?.owns === "all") words.length = 0;
    if (word !== undefined) words.push(word);
    index += taken.length;
  }
  return namesOf(words);
}

/** A part of a name. */
interface Word {
  readonly text: string;
  /**
   * Whether a name can begin with it: `Chapter` of `Book/$defs/Chapter` can, and `BookChapter` is for where it is not
   * free. What owns all is never behind anything else.
   */
  readonly owns: "nothing" | "what follows" | "all";
  /** Whether the name says enough without it. */
  readonly optional: boolean;
}

/** How one token of a pointer, and those that belong to it, become a word. */
interface Rule {
  /** The number of tokens. */
  readonly takes: number;
  readonly word: (key: string, node: Node | undefined, parent: Node | undefined, before: string) => Word | undefined;
}

function ruleOf(token: string, node: Node | undefined, left: number): Rule {
  const rule = Object.hasOwn(rules, token) ? rules[token] : undefined;
  const held = node?.kind === "object" ? propertyValue(node, token) : undefined;
  if (rule === undefined || rule.takes > left) return anyKey;
  if (rule === operation && !isOperation(held)) return anyKey;
  // `items` of an older draft may be a list.
  if (token === "items" && held?.kind === "array" && left > 1) return listed("Item");
  return rule;
}

/** A key that OpenAPI and JSON Schema do not know: files hold definitions under names of their own. */
const anyKey: Rule = { takes: 1, word: (key) => owner(key) };

const keyed: Rule = { takes: 2, word: (key) => plain(key) };
const definition: Rule = { takes: 2, word: (key) => owner(key) };
const unnamed: Rule = { takes: 1, word: () => undefined };

function single(text: string): Rule {
  return { takes: 1, word: () => plain(text) };
}

/** The members of a list are counted from one. */
function listed(text: string): Rule {
  return { takes: 2, word: (index) => plain(`${text}${/^\d+$/.test(index) ? Number(index) + 1 : index}`) };
}

const operation: Rule = {
  takes: 1,
  word(method, node, _parent, path) {
    const id = node?.kind === "object" ? propertyValue(node, "operationId") : undefined;
    const name = id?.kind === "string" && id.value !== "" ? id.value : `${method} ${wordsOfPath(path)}`;
    return { text: name, owns: "all", optional: false };
  },
};

const rules: Readonly<Record<string, Rule>> = {
  // Schemas
  properties: keyed,
  dependentSchemas: keyed,
  patternProperties: keyed,
  $defs: definition,
  definitions: definition,
  items: single("Item"),
  additionalItems: single("Item"),
  unevaluatedItems: single("Item"),
  contains: single("Item"),
  prefixItems: listed("Item"),
  additionalProperties: single("Value"),
  unevaluatedProperties: single("Value"),
  propertyNames: single("Key"),
  oneOf: listed("Variant"),
  anyOf: listed("Variant"),
  allOf: listed("Part"),
  not: single("Not"),
  if: single("If"),
  then: single("Then"),
  else: single("Else"),
  contentSchema: single("Content"),
  // OpenAPI
  components: unnamed,
  schemas: definition,
  pathItems: definition,
  responses: { takes: 2, word: (key) => (/^([1-5](\d\d|XX)|default)$/i.test(key) ? response(key) : owner(key)) },
  parameters: { takes: 2, word: parameter },
  headers: { takes: 2, word: parameter },
  requestBody: single("Body"),
  requestBodies: definition,
  content: { takes: 2, word: (mediaType) => ({ ...plain(mediaType.replace(/^.*\//, "")), optional: true }) },
  schema: unnamed,
  itemSchema: single("Item"),
  paths: { takes: 2, word: (path) => owner(wordsOfPath(path)) },
  ...Object.fromEntries(
    ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"].map((method) => [method, operation]),
  ),
};

function plain(text: string): Word {
  return { text, owns: "nothing", optional: false };
}

function owner(text: string): Word {
  return { text, owns: "what follows", optional: false };
}

/** What a success returns needs no status in its name. */
function response(status: string): Word {
  return { ...plain(`Response${status}`), optional: status.startsWith("2") };
}

/** A parameter in a list is called by its own name. */
function parameter(key: string, node: Node | undefined, parent: Node | undefined, before: string): Word {
  if (parent?.kind !== "array") return before === "components" || before === "" ? owner(key) : plain(key);
  const name = node?.kind === "object" ? propertyValue(node, "name") : undefined;
  return plain(name?.kind === "string" ? name.value : `Parameter${key}`);
}

function isOperation(node: Node | undefined): boolean {
  return node?.kind === "object" && (node.entries.has("responses") || node.entries.has("operationId"));
}

/** `/shares/{id}` in words: `shares by id`. */
function wordsOfPath(path: string): string {
  return path.replaceAll("/", " ").replace(/\{([^}]*)\}/g, " by $1 ");
}

/** A file called `index` is known by its folder. */
function wordsOfFile(path: string): Word[] {
  const name = basename(path, extname(path));
  const folder = basename(dirname(path));
  return [...(folder === "" ? [] : [owner(folder)]), ...(name === "index" && folder !== "" ? [] : [owner(name)])];
}

/** The names that words make: from the last owner on, then from those before it. */
function namesOf(words: readonly Word[]): readonly string[] {
  const owners = words.flatMap(({ owns }, index) => (owns === "nothing" ? [] : [index])).reverse();
  // A document that is a schema has no owner besides.
  const starts = owners.length === 0 ? [0] : owners;
  const names = starts.flatMap((start) => {
    const own = words.slice(start);
    const needed = own.filter(({ optional }) => !optional);
    const first = own.find(({ optional }) => optional);
    const withFirst = own.filter((word) => !word.optional || word === first);
    // By the name of its operation alone it would be called like a function.
    const isBare = needed.length === 1 && needed[0]?.owns === "all";
    return isBare ? [joined(withFirst), joined(own)] : [joined(needed), joined(withFirst), joined(own)];
  });
  const distinct = [...new Set(names)].filter((name) => name !== "");
  return distinct.length === 0 ? ["Schema"] : distinct;
}

/** A name of more than this many words is made of the first and the last ones. */
const mostWords = 6;

function joined(words: readonly Word[]): string {
  const texts = words.map(({ text }) => text);
  const shown = texts.length > mostWords ? [...texts.slice(0, 1), ...texts.slice(1 - mostWords)] : texts;
  return shown.join(" ").replace(/\s+/g, " ").trim();
}

function childOf(node: Node | undefined, token: string): Node | undefined {
  if (node?.kind === "object") return propertyValue(node, token);
  return node?.kind === "array" ? node.items[Number(token)] : undefined;
}
