/** The methods of values that were called although no validator may call them. */
export const called: string[] = [];

/** A value that is not JSON, or unlikely JSON. Made for each use, as use changes some of them. */
export type UnusualValue = readonly [name: string, make: () => unknown];

/** Values that JSON cannot represent. */
export const small: readonly UnusualValue[] = [
  ["undefined", () => undefined],
  ["NaN", () => Number.NaN],
  ["Infinity", () => Number.POSITIVE_INFINITY],
  ["minus Infinity", () => Number.NEGATIVE_INFINITY],
  ["minus zero", () => -0],
  ["a bigint", () => 1n],
  ["a symbol", () => Symbol("kind")],
  ["a well-known symbol", () => Symbol.iterator],
  ["a function", () => () => called.push("function")],
  ["a function with properties", () => Object.assign(() => called.push("function"), { a: 1, kind: "a" })],
  ["a class", () => class Kind {}],
  ["a date", () => new Date(0)],
  ["an invalid date", () => new Date(Number.NaN)],
  ["a map", () => new Map([["a", 1]])],
  ["a set", () => new Set([1])],
  ["a weak map", () => new WeakMap()],
  ["a promise", () => Promise.resolve(1)],
  ["a boxed string", () => new String("a")],
  ["a boxed number", () => new Number(1)],
  ["a boxed boolean", () => new Boolean(false)],
  ["a boxed symbol", () => Object(Symbol("a"))],
  ["a regular expression", () => /a/],
  ["an error", () => new Error("a")],
  ["a URL", () => new URL("https://example.com")],
  ["bytes", () => new Uint8Array(2)],
  ["a buffer", () => new ArrayBuffer(2)],
  ["an iterator", () => [1].values()],
  ["an arguments object", () => argumentsOf(1, 2)],
  ["an object without a prototype", () => Object.assign(Object.create(null), { a: 1 })],
  ["an object that inherits its properties", () => Object.create({ a: 1, kind: "a", value: 1 })],
  ["an object whose prototype is an array", () => Object.create([1])],
  ["an object with a property that is undefined", () => ({ a: undefined, kind: undefined, value: undefined })],
  ["an object with a symbol for a name", () => ({ [Symbol("a")]: 1 })],
  ["an object with hidden properties", () => Object.defineProperty({}, "a", { value: 1, enumerable: false })],
  ["a frozen object", () => Object.freeze({ a: Object.freeze([1]), kind: "a" })],
  ["a sealed object", () => Object.seal({ a: 1 })],
  ["an own __proto__", () => JSON.parse('{ "__proto__": { "polluted": true }, "constructor": { "prototype": {} } }')],
  ["an array with a hole", () => Object.assign(new Array(2), { 1: 1 })],
  ["an array of holes", () => new Array(3)],
  ["an array with a property", () => Object.assign([1], { a: 1 })],
  ["a frozen array", () => Object.freeze([1, 1])],
  ["an array of a class", () => Object.assign(new (class Items extends Array {})(), { 0: 1, 1: 2 })],
  ["an array of a class that overrides its methods", trappedItems],
  ["an array without a prototype", () => Object.setPrototypeOf([1, 2], null)],
  ["a proxy of an object", () => new Proxy({ a: 1 }, {})],
  ["a proxy of an array", () => new Proxy([1, 1], {})],
  ["a proxy of a function", () => new Proxy(() => called.push("function"), {})],
  ["an instance with a getter", () => new Getter()],
  ["an instance with private fields", () => new Private()],
  ["an object whose methods must not be called", () => trapped({ a: 1, kind: "a" })],
  ["an object whose methods must not be called, as a tag", () => ({ kind: trapped({}), a: trapped({}) })],
  ["a lone surrogate", () => "\ud800"],
  ["a name with a lone surrogate", () => ({ "\udc00": 1 })],
];

/** Values so large that a careless validator runs out of time or memory. */
export const large: readonly UnusualValue[] = [
  ["ten thousand holes", () => new Array(10_000)],
  ["ten thousand properties", () => objectOf(10_000)],
  ["a hundred thousand items", () => Array.from({ length: 100_000 }, (_, index) => index)],
  ["ten million letters", () => "a".repeat(10_000_000)],
  ["ten million letters and another sign", () => `${"a".repeat(10_000_000)}!`],
  ["five million characters of two units", () => "😀".repeat(5_000_000)],
  ["a name of a million letters", () => ({ ["a".repeat(1_000_000)]: 1 })],
  ["a hundred thousand levels of objects", () => nested(100_000, (next) => ({ next, children: [], a: 1 }))],
  ["a hundred thousand levels of arrays", () => nested(100_000, (next) => [next])],
  ["a hundred thousand levels of both", () => nested(100_000, (next) => ({ children: [next] }))],
  ["a hundred thousand levels of a tagged union", () => nested(100_000, (next) => ({ kind: "a", next }))],
  ["a hundred thousand levels beside each other", () => twice(nested(100_000, (next) => [next]))],
];

/** Larger values, which take seconds. */
export const huge: readonly UnusualValue[] = [
  ["a million holes", () => new Array(1_000_000)],
  ["a million holes and an item", () => Object.assign(new Array(1_000_000), { 999999: "a" })],
  ["a hundred thousand properties", () => objectOf(100_000)],
];

/** Values that contain themselves. */
export const circles: readonly UnusualValue[] = [
  ["an object in itself", () => circle({}, "next")],
  ["an object in itself, under every name", () => circle(circle(circle({}, "a"), "children"), "next")],
  ["an array in itself", () => circle([], 0)],
  ["an array in itself twice", () => circle(circle([], 0), 1)],
  ["a tagged object in itself", () => circle({ kind: "a" }, "next")],
  [
    "two objects in each other",
    () => {
      const [one, two] = [{ children: [] as unknown[] }, { children: [] as unknown[] }];
      one.children.push(two);
      two.children.push(one);
      return one;
    },
  ],
];

function argumentsOf(_first: unknown, _second: unknown): unknown {
  // biome-ignore lint/complexity/noArguments: the value under test
  return arguments;
}

/** An array of a class whose methods must not be called. */
function trappedItems(): unknown {
  class Items extends Array {}
  const names = ["every", "some", "map", "forEach", "filter", "join", "toString", "includes", "at", "entries", "slice"];
  for (const name of [...names, Symbol.iterator]) {
    Object.defineProperty(Items.prototype, name, { value: () => trap(String(name)) });
  }
  return Object.assign(new Items(), { 0: 1, 1: 1 });
}

function trap(name: string): never {
  called.push(name);
  throw new Error(`${name} was called`);
}

class Getter {
  get a(): number {
    return 1;
  }
}

class Private {
  readonly #a = 1;
  a(): number {
    return this.#a;
  }
}

/** An object with every method that operators and libraries call implicitly. */
function trapped(properties: object): unknown {
  const names = ["toString", "valueOf", "toJSON", "then", "hasOwnProperty", "constructor"];
  const symbols = [Symbol.iterator, Symbol.toPrimitive, Symbol.for("nodejs.util.inspect.custom")];
  const traps = [...names, ...symbols].map((name) => [name, () => trap(String(name))] as const);
  return Object.assign(properties, Object.fromEntries(traps));
}

function objectOf(count: number): unknown {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`n${index}`, index]));
}

function nested(levels: number, around: (inner: unknown) => unknown): unknown {
  let value: unknown = {};
  for (let level = 0; level < levels; level++) value = around(value);
  return value;
}

function twice(value: unknown): unknown {
  return [value, value];
}

function circle<T extends object>(value: T, name: PropertyKey): T {
  return Object.assign(value, { [name]: value });
}
