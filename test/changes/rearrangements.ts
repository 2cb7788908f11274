import { type Contract, documentOf, openContract } from "./contract.js";
import { answer, type Edit, patch, property, put, refTo, schema, within } from "./edit.js";

/** What says the same in another order, or in other words. No name changes; lines move at most. */
export const rearrangements: readonly Edit[] = [
  {
    name: "properties-moved",
    says: "Properties the other way round: lines of their types and tests move.",
    contract: "cloudglue",
    change: within(({ rearrange }) => rearrange(schema("UpdateShareableAssetRequest", "properties"), reversed)),
  },
  {
    name: "enum-values-moved",
    says: "Values of an enum the other way round: their types, tests and messages list them so.",
    contract: "rapidly",
    change: within(({ rearrange }) => rearrange(schema("ShareVisibility", "enum"), reversed)),
  },
  {
    name: "types-moved",
    says: "The types of a property the other way round.",
    contract: "rapidly",
    change: within(({ rearrange }) => rearrange(property("description", "ShareUpdate", "type"), reversed)),
  },
  {
    name: "variants-moved",
    says: "Variants of a union the other way round: the cases move.",
    contract: "rapidly",
    change: within((contract) => {
      contract.rearrange(schema("SharePrice", "oneOf"), reversed);
      contract.rearrange(schema("SharePrice", "discriminator", "mapping"), reversed);
    }),
  },
  {
    name: "variants-of-unions-moved",
    says: "Variants that are unions or null the other way round.",
    contract: "rapidly",
    change: within((contract) => {
      contract.rearrange(schema("SharePriceUpdate", "anyOf"), reversed);
      contract.rearrange(property("visibility", "ShareUpdate", "anyOf"), reversed);
    }),
  },
  {
    name: "schema-moved",
    says: "A schema further down in the components: its declarations move.",
    contract: "cloudglue",
    change: within(({ rearrange }) =>
      rearrange(["components", "schemas"], ([first, ...others]) => [...others, first as never]),
    ),
  },
  {
    name: "paths-moved",
    says: "Paths the other way round.",
    contract: "cloudglue",
    given: ({ set }) =>
      set(["paths", "/ping"], { get: { operationId: "ping", responses: { "404": answer("No.", "NotFound") } } }),
    change: within(({ rearrange }) => rearrange(["paths"], reversed)),
  },
  {
    name: "responses-moved",
    says: "Responses the other way round.",
    contract: "rapidly",
    change: within(({ rearrange }) => rearrange([...patch, "responses"], reversed)),
  },
  {
    name: "parameters-moved",
    says: "Parameters the other way round.",
    contract: "cloudglue",
    given: moreParameters,
    change: within(({ rearrange }) => rearrange([...put, "parameters"], reversed)),
  },
  {
    name: "operation-keys-moved",
    says: "The keys of an operation and of a schema the other way round: nothing.",
    contract: "rapidly",
    change: within((contract) => {
      contract.rearrange(patch, reversed);
      contract.rearrange(schema("ShareUpdate"), reversed);
      contract.rearrange(property("price_amount", "SharePriceFixedCreate"), reversed);
      contract.rearrange([], reversed);
    }),
  },
  {
    name: "required-moved",
    says: "Names in `required` the other way round: nothing.",
    contract: "cloudglue",
    change: within(({ rearrange }) => rearrange(schema("ShareableAsset", "required"), reversed)),
  },
  {
    name: "schema-named",
    says: "A schema described in place moves to the components: it gets a name.",
    contract: "cloudglue",
    change: within((contract) => {
      contract.set(schema("Status"), contract.get(property("status", "ShareableAsset")));
      contract.set(property("status", "ShareableAsset"), refTo("Status"));
    }),
  },
  {
    name: "schemas-in-another-file",
    says: "All schemas in a file of their own: only the places that are told to people change.",
    contract: "cloudglue",
    change: { kind: "files", files: split },
  },
  {
    name: "json",
    says: "The same as JSON: nothing.",
    contract: "rapidly",
    change: {
      kind: "files",
      files: (text) => ({ "rapidly.json": JSON.stringify(openContract(text).get([]), undefined, 2) }),
    },
  },
  {
    name: "comments",
    says: "Comments, blank lines and other quotes: nothing.",
    contract: "rapidly",
    change: {
      kind: "files",
      files: (text) => ({
        "rapidly.yaml": text
          .replaceAll(/^( *)(description|type):/gm, "\n$1# About this\n$1$2 :")
          .replaceAll(/"([^"'\n]*)"$/gm, "'$1'"),
      }),
    },
  },
];

function reversed<T>(members: readonly T[]): readonly T[] {
  return members.toReversed();
}

function moreParameters({ set }: Contract): void {
  set([...put, "parameters", 1], { name: "expand", in: "query", schema: { type: "string", minLength: 1 } });
  set([...put, "parameters", 2], { name: "limit", in: "query", required: true, schema: { type: "integer" } });
}

function split(text: string): Readonly<Record<string, string>> {
  const contract = openContract(text);
  const schemas = contract.get(["components", "schemas"]);
  contract.remove(["components", "schemas"]);
  return {
    "cloudglue.yaml": contract.toString().replaceAll('"#/components/schemas', '"schemas.yaml#/components/schemas'),
    "schemas.yaml": documentOf({ components: { schemas } }),
  };
}
