import { canonicalJson } from "../../1-load/canonical-json.js";
import type { JsonValue } from "../../1-load/tree.js";
import type { SchemaId } from "../../2-normalise/api.js";
import { resolveNames } from "../../3-analyse/references.js";
import type { ArrayTest, Form, FormShape, Literal, NumberTest, ObjectTest, StringTest } from "./form.js";
import type { Identities } from "./identities.js";
import type { JsonType, PlainSchemas } from "./types.js";

/** Makes forms, each of them once. */
export interface Forms {
  readonly always: Form;
  readonly never: Form;
  all(forms: readonly Form[]): Form;
  any(forms: readonly Form[]): Form;
  exactlyOne(forms: readonly Form[]): Form;
  not(form: Form): Form;
  /** Schemas that say the same are one form. They must have been numbered. */
  schema(schemas: PlainSchemas, schema: SchemaId): Form;
  types(types: Iterable<JsonType>): Form;
  number(test: NumberTest): Form;
  string(test: StringTest): Form;
  array(test: ArrayTest): Form;
  object(test: ObjectTest): Form;
  /** What cannot be decided of a schema. */
  undecided(reason: string, of: Form): Form;
  /** The values that equal one of these (Validation §6.1.2). */
  among(values: readonly JsonValue[]): Form;
}

export const jsonTypes: readonly JsonType[] = ["string", "number", "boolean", "object", "array", "null"];

export function createForms(identities: Identities): Forms {
  const made = new Map<string, Form>();
  const make = (key: string, shape: FormShape): Form => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const form: Form = { id: made.size, ...shape };
    made.set(key, form);
    return form;
  };
  const always = make("always", { kind: "always" });
  const never = make("never", { kind: "never" });
  const test = (literal: Literal) => make(`${literal.kind} ${keyOfTest(literal.test)}`, literal);
  return {
    always,
    never,
    all,
    any,
    exactlyOne(forms) {
      if (forms.length < 2) return any(forms);
      return make(`one ${idsOf(forms)}`, { kind: "exactlyOne", forms });
    },
    not,
    schema(schemas, id) {
      // Not one that merely refers to the schema: it has the same number, and would stand for itself.
      const schema = resolveNames({ schemas }, id);
      const said = schemas.get(schema);
      if (said?.kind === "boolean") return said.value ? always : never;
      return make(`schema ${identities.of({ schemas, id })}`, { kind: "schema", schemas, schema });
    },
    types,
    number: (of) => test({ kind: "number", test: of }),
    string: (of) => test({ kind: "string", test: of }),
    array(of) {
      return of.kind === "every" && of.items === always ? always : test({ kind: "array", test: of });
    },
    object(of) {
      return of.kind === "every" && (of.values === always || of.keys === never)
        ? always
        : test({ kind: "object", test: of });
    },
    undecided: (reason, of) => make(`undecided ${of.id} ${reason}`, { kind: "undecided", reason }),
    among,
  };

  function all(forms: readonly Form[]): Form {
    const flat = joined(forms, "all");
    if (flat.includes(never)) return never;
    const others = flat.filter((form) => form !== always);
    if (hasComplement(others)) return never;
    if (others.length < 2) return others[0] ?? always;
    return make(`all ${idsOf(others)}`, { kind: "all", forms: others });
  }

  function any(forms: readonly Form[]): Form {
    const flat = joined(forms, "any");
    if (flat.includes(always)) return always;
    const others = flat.filter((form) => form !== never);
    if (hasComplement(others)) return always;
    if (others.length < 2) return others[0] ?? never;
    return make(`any ${idsOf(others)}`, { kind: "any", forms: others });
  }

  function not(form: Form): Form {
    switch (form.kind) {
      case "always":
        return never;
      case "never":
        return always;
      case "not":
        return form.form;
      case "all":
        return any(form.forms.map(not));
      case "any":
        return all(form.forms.map(not));
      case "types":
        return types(jsonTypes.filter((type) => !form.types.has(type)));
      default:
        return make(`not ${form.id}`, { kind: "not", form });
    }
  }

  function types(of: Iterable<JsonType>): Form {
    const set = new Set(of);
    if (set.size === 0) return never;
    if (set.size === jsonTypes.length) return always;
    return make(`types ${[...set].toSorted().join()}`, { kind: "types", types: set });
  }

  function among(values: readonly JsonValue[]): Form {
    const numbersIn = values.filter((value) => typeof value === "number");
    const strings = values.filter((value) => typeof value === "string");
    const booleans = values.filter((value) => typeof value === "boolean");
    const parts = [
      ...(numbersIn.length > 0
        ? [all([types(["number"]), test({ kind: "number", test: { kind: "among", values: new Set(numbersIn) } })])]
        : []),
      ...(strings.length > 0
        ? [all([types(["string"]), test({ kind: "string", test: { kind: "among", values: new Set(strings) } })])]
        : []),
      ...booleans.map((value) => all([types(["boolean"]), test({ kind: "boolean", test: { kind: "equals", value } })])),
      ...(values.includes(null) ? [types(["null"])] : []),
      ...values.flatMap((value) => (typeof value === "object" && value !== null ? [constant(value)] : [])),
    ];
    return any(parts);
  }

  /** Exactly one array or object, by its items or properties. */
  function constant(value: readonly JsonValue[] | { readonly [key: string]: JsonValue }): Form {
    if (isList(value)) {
      const items = value.map((item, at) =>
        test({ kind: "array", test: { kind: "every", from: at, to: at, items: among([item]) } }),
      );
      const least = test({ kind: "array", test: { kind: "minItems", least: value.length } });
      const most = test({ kind: "array", test: { kind: "maxItems", most: value.length } });
      return all([types(["array"]), least, most, ...items]);
    }
    const names = Object.keys(value);
    const keys = (of: readonly string[]) => test({ kind: "string", test: { kind: "among", values: new Set(of) } });
    const others: Form = names.length === 0 ? always : not(keys(names));
    return all([
      types(["object"]),
      ...names.flatMap((name) => [
        test({ kind: "object", test: { kind: "some", keys: keys([name]), values: always } }),
        test({
          kind: "object",
          test: { kind: "every", keys: keys([name]), values: among([value[name] as JsonValue]) },
        }),
      ]),
      test({ kind: "object", test: { kind: "every", keys: others, values: never } }),
    ]);
  }
}

function isList(value: readonly JsonValue[] | { readonly [key: string]: JsonValue }): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** The forms of nested conjunctions or disjunctions, each once. */
function joined(forms: readonly Form[], kind: "all" | "any"): readonly Form[] {
  return [...new Set(forms.flatMap((form) => (form.kind === kind ? form.forms : [form])))];
}

/** Whether one of some forms is the complement of another. */
function hasComplement(forms: readonly Form[]): boolean {
  const ids = new Set(forms.map(({ id }) => id));
  return forms.some((form) => form.kind === "not" && ids.has(form.form.id));
}

function idsOf(forms: readonly Form[]): string {
  return forms.map(({ id }) => id).join();
}

function keyOfTest(test: Literal["test"]): string {
  return canonicalJson(
    Object.fromEntries(
      Object.entries(test).map(([key, value]: [string, unknown]) => [
        key,
        value instanceof Set
          ? [...(value as ReadonlySet<string | number>)].toSorted(byText)
          : isForm(value)
            ? value.id
            : (value as JsonValue),
      ]),
    ),
  );
}

function byText(a: string | number, b: string | number): number {
  return String(a) < String(b) ? -1 : 1;
}

function isForm(value: unknown): value is Form {
  return typeof value === "object" && value !== null && "id" in value;
}
