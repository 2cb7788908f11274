/** A contract as parsed: mappings, sequences and scalars. */
export type Tree = string | number | boolean | null | readonly Tree[] | { readonly [key: string]: Tree };

/** A contract in one or more files: the entry, and what it refers to by path. */
export interface Contract {
  readonly entry: Tree;
  readonly others: Readonly<Record<string, Tree>>;
}

/** One way in which people change contracts. */
export interface Edit {
  readonly name: string;
  /** Throws where what it changes is not there. */
  readonly change: (contract: Contract) => Contract;
}

/** Where something is: the keys and indices on the way. */
export type Place = readonly (string | number)[];

/** A place in a schema: `schema("Order", "properties", "note")`. */
export function schema(name: string, ...inside: Place): Place {
  return ["components", "schemas", name, ...inside];
}

/** A property of a schema. */
export function property(name: string, key: string, ...inside: Place): Place {
  return schema(name, "properties", key, ...inside);
}

/** A place under the paths. */
export function path(name: string, ...inside: Place): Place {
  return ["paths", name, ...inside];
}

/** A reference to a schema. */
export function ref(name: string): Tree {
  return { $ref: `#/components/schemas/${name}` };
}

/** An edit that is several steps. */
export function edit(name: string, ...steps: readonly Step[]): Edit {
  return {
    name,
    change: (contract) => ({ ...contract, entry: steps.reduce((tree, step) => step(tree), contract.entry) }),
  };
}

/** A change of a tree into another. */
export type Step = (tree: Tree) => Tree;

/** Sets what is at a place; adds it where its parent has none. */
export function put(place: Place, value: Tree): Step {
  const [parent, key] = split(place);
  return at(parent, (tree) => withMember(tree, key, value));
}

/** Takes away what is at a place. */
export function drop(place: Place): Step {
  const [parent, key] = split(place);
  return at(parent, (tree) => {
    memberOf(tree, key);
    if (isSequence(tree)) return tree.filter((_, index) => index !== key);
    return Object.fromEntries(entriesOf(tree).filter(([name]) => name !== key));
  });
}

/** Calls what is at a place by another key, in the same position. */
export function rename(place: Place, to: string): Step {
  const [parent, key] = split(place);
  return at(parent, (tree) => {
    memberOf(tree, key);
    return Object.fromEntries(entriesOf(tree).map(([name, value]) => [name === key ? to : name, value]));
  });
}

/** Calls a schema by another name, wherever it is referred to. */
export function renameSchema(from: string, to: string): Step {
  return (tree) =>
    rename(schema(from), to)(replaced(tree, `#/components/schemas/${from}`, `#/components/schemas/${to}`));
}

/** Adds items to a sequence. */
export function append(place: Place, ...items: readonly Tree[]): Step {
  return at(place, (tree) => [...sequence(tree), ...items]);
}

/** Takes an item out of a sequence. */
export function without(place: Place, item: Tree): Step {
  return at(place, (tree) => {
    const kept = sequence(tree).filter((each) => JSON.stringify(each) !== JSON.stringify(item));
    if (kept.length === sequence(tree).length) throw new Error(`${JSON.stringify(item)} is not at ${place.join("/")}`);
    return kept;
  });
}

/** Turns the order of a mapping or a sequence round. */
export function reverse(place: Place): Step {
  return at(place, (tree) => (isSequence(tree) ? tree.toReversed() : Object.fromEntries(entriesOf(tree).toReversed())));
}

/** Moves a schema to a file of its own, and leaves a reference. */
export function moveSchema(name: string, file: string): Edit["change"] {
  return moved(name, file, put(schema(name), { $ref: `${file}#/${name}` }));
}

/** Moves a schema to a file of its own, and refers to it there. */
export function moveSchemaAway(name: string, file: string): Edit["change"] {
  return moved(name, file, (tree) =>
    replaced(drop(schema(name))(tree), `#/components/schemas/${name}`, `${file}#/${name}`),
  );
}

function moved(name: string, file: string, step: Step): Edit["change"] {
  return ({ entry, others }) => {
    if (file in others) throw new Error(`${file} is there already`);
    return { entry: step(entry), others: { ...others, [file]: { [name]: found(entry, schema(name)) } } };
  };
}

/** Changes what is at a place. */
export function at(place: Place, change: Step): Step {
  const [key, ...rest] = place;
  if (key === undefined) return change;
  return (tree) => withMember(tree, key, at(rest, change)(memberOf(tree, key)));
}

function found(tree: Tree, place: Place): Tree {
  return place.reduce(memberOf, tree);
}

function split(place: Place): readonly [Place, string | number] {
  return [place.slice(0, -1), place.at(-1) ?? ""];
}

function withMember(tree: Tree, key: string | number, value: Tree): Tree {
  if (isSequence(tree)) return tree.map((item, index) => (index === key ? value : item));
  return { ...Object.fromEntries(entriesOf(tree)), [key]: value };
}

function memberOf(tree: Tree, key: string | number): Tree {
  const member = Object.entries(isSequence(tree) ? tree : Object.fromEntries(entriesOf(tree))).find(
    ([name]) => name === String(key),
  );
  if (member === undefined) throw new Error(`There is no ${key}`);
  return member[1];
}

function replaced(tree: Tree, from: string, to: string): Tree {
  if (tree === from) return to;
  if (typeof tree !== "object" || tree === null) return tree;
  if (isSequence(tree)) return tree.map((item) => replaced(item, from, to));
  return Object.fromEntries(Object.entries(tree).map(([key, value]) => [key, replaced(value, from, to)]));
}

function sequence(tree: Tree): readonly Tree[] {
  if (isSequence(tree)) return tree;
  throw new Error("There is no sequence");
}

function entriesOf(tree: Tree): readonly (readonly [string, Tree])[] {
  if (typeof tree === "object" && tree !== null && !isSequence(tree)) return Object.entries(tree);
  throw new Error("There is no mapping");
}

function isSequence(tree: Tree): tree is readonly Tree[] {
  return Array.isArray(tree);
}
