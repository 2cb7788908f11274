import { answer, type Edit, patch, property, put, refTo, schema, within } from "./edit.js";

/** What is added to a contract changes what it says, and nothing beside it. */
export const additions: readonly Edit[] = [
  {
    name: "property-optional",
    says: "An optional property: a line of its type, of its test and of its explanation.",
    contract: "cloudglue",
    change: within(({ insert }) =>
      insert(property("views", "ShareableAsset"), { description: "How often.", type: "integer" }, "status"),
    ),
  },
  {
    name: "property-required",
    says: "A required property.",
    contract: "rapidly",
    change: within((contract) => {
      contract.set(property("slug", "Share"), { description: "The name in links.", type: "string" });
      contract.set(schema("Share", "required", 12), "slug");
    }),
  },
  {
    name: "property-inline-object",
    says: "A property that is an object described in place, with an object of its own in it.",
    contract: "cloudglue",
    change: within(({ set }) =>
      set(property("size", "ShareableAsset"), {
        type: "object",
        required: ["width"],
        properties: {
          width: { type: "integer", minimum: 1 },
          crop: { type: "object", properties: { left: { type: "integer" } } },
        },
      }),
    ),
  },
  {
    name: "property-of-a-format",
    says: "The first property of a format: its module comes with it.",
    contract: "cloudglue",
    change: within(({ set }) => set(property("country", "ShareableAsset"), { type: "string", format: "hostname" })),
  },
  {
    name: "enum-value-inline",
    says: "A value of an enum described in place.",
    contract: "cloudglue",
    change: within(({ set }) => set(property("status", "ShareableAsset", "enum", 4), "archived")),
  },
  {
    name: "enum-value-second",
    says: "A second value of an enum that had one.",
    contract: "cloudglue",
    change: within(({ set }) => set(property("object", "ShareableAsset", "enum", 1), "link")),
  },
  {
    name: "enum-value-named",
    says: "A value of an enum with a name, that many schemas use.",
    contract: "rapidly",
    change: within(({ insert }) => insert(schema("PriceCurrency", "enum", 8), "nzd", 8)),
  },
  {
    name: "variant",
    says: "A variant of a union told apart by a tag, with a schema of its own.",
    contract: "rapidly",
    change: within((contract) => {
      contract.set(schema("SharePrice", "oneOf", 3), refTo("SharePriceMetered"));
      contract.set(schema("SharePrice", "discriminator", "mapping", "metered_unit"), refTo("SharePriceMetered").$ref);
      contract.insert(
        schema("SharePriceMetered"),
        {
          description: "A price for each use.",
          type: "object",
          required: ["amount_type", "unit_amount"],
          properties: { amount_type: { const: "metered_unit" }, unit_amount: { type: "integer", minimum: 1 } },
        },
        "ShareMediaFileRead",
      );
    }),
  },
  {
    name: "variant-in-the-middle",
    says: "A variant between others, of a union that is a variant itself.",
    contract: "rapidly",
    change: within((contract) => {
      const { $ref } = refTo("SharePriceMeteredCreate");
      contract.insert(schema("SharePriceCreate", "oneOf", 1), { $ref }, 1);
      contract.insert(schema("SharePriceCreate", "discriminator", "mapping", "metered_unit"), $ref, "custom");
      contract.insert(
        schema("SharePriceMeteredCreate"),
        {
          type: "object",
          required: ["amount_type", "unit_amount"],
          properties: { amount_type: { const: "metered_unit" }, unit_amount: { type: "integer", minimum: 1 } },
        },
        "SharePriceCustomCreate",
      );
    }),
  },
  {
    name: "schema-unused",
    says: "A schema that nothing refers to, before all others.",
    contract: "rapidly",
    change: within(({ insert }) =>
      insert(schema("Avatar"), { type: "object", properties: { url: { type: "string" } } }, "ShareUpdate"),
    ),
  },
  {
    name: "schema-called-like-a-helper",
    says: "A schema that is called like functions of ours: those make way.",
    contract: "cloudglue",
    change: within(({ set }) => set(schema("Uuid"), { type: "string", minLength: 1 })),
  },
  {
    name: "schema-used-once",
    says: "A schema that one new property refers to.",
    contract: "cloudglue",
    change: within((contract) => {
      contract.set(property("owner", "ShareableAsset"), refTo("Owner"));
      contract.set(schema("Owner"), { type: "object", required: ["name"], properties: { name: { type: "string" } } });
    }),
  },
  {
    name: "operation-of-a-path",
    says: "A second method of the same path, before the first.",
    contract: "cloudglue",
    change: within(({ insert }) =>
      insert(
        ["paths", "/share/{id}", "get"],
        {
          operationId: "readShareableAsset",
          parameters: [{ name: "id", in: "path", required: true, schema: { type: "string", format: "uuid" } }],
          responses: {
            "200": answer("The asset.", "ShareableAsset"),
            "404": answer("There is none.", "NotFound"),
          },
        },
        "put",
      ),
    ),
  },
  {
    name: "path",
    says: "A new path with an operation, before the other.",
    contract: "rapidly",
    change: within(({ insert }) =>
      insert(
        ["paths", "/api/shares"],
        {
          get: {
            operationId: "listShares",
            summary: "List shares",
            parameters: [{ name: "limit", in: "query", schema: { type: "integer", minimum: 1 } }],
            responses: {
              "200": {
                description: "The shares.",
                content: { "application/json": { schema: { type: "array", items: refTo("Share") } } },
              },
            },
          },
        },
        "/api/shares/{id}",
      ),
    ),
  },
  {
    name: "response",
    says: "The response of a status, with a schema that another status has.",
    contract: "cloudglue",
    change: within(({ set }) => set([...put, "responses", "409"], answer("It is in use.", "NotFound"))),
  },
  {
    name: "response-of-a-new-schema",
    says: "The response of a status, with a schema of its own.",
    contract: "cloudglue",
    change: within((contract) => {
      contract.set([...put, "responses", "409"], answer("It is in use.", "Conflict"));
      contract.set(schema("Conflict"), { type: "object", properties: { error: { type: "string" } } });
    }),
  },
  {
    name: "parameter-of-the-query",
    says: "An optional parameter, before the one that is there.",
    contract: "rapidly",
    change: within(({ insert }) =>
      insert([...patch, "parameters", 0], { name: "dry_run", in: "query", schema: { type: "boolean" } }, 0),
    ),
  },
  {
    name: "bound",
    says: "A bound where another is: one line of each, and a function that is called after its bounds.",
    contract: "rapidly",
    change: within(({ set }) => set(property("name", "ShareUpdate", "maxLength"), 100)),
  },
  {
    name: "bound-first",
    says: "The first bound of a property, one of many that were the same.",
    contract: "rapidly",
    change: within(({ set }) => set(property("size", "ShareMediaFileRead", "minimum"), 0)),
  },
  {
    name: "description",
    says: "Another description: comments only.",
    contract: "cloudglue",
    change: within(({ set }) => set(property("title", "ShareableAsset", "description"), "What people call it.")),
  },
  {
    name: "format",
    says: "A format of a property that had none.",
    contract: "cloudglue",
    change: within(({ set }) => set(property("preview_url", "ShareableAsset", "format"), "uri")),
  },
  {
    name: "nullable",
    says: "Null where it was not allowed (OpenAPI 3.0).",
    contract: "cloudglue",
    change: within(({ set }) => set(property("title", "ShareableAsset", "nullable"), true)),
  },
  {
    name: "null-in-a-union",
    says: "Null beside a schema with a name (OpenAPI 3.1).",
    contract: "rapidly",
    change: within((contract) => {
      contract.remove(property("visibility", "Share"));
      contract.insert(
        property("visibility", "Share"),
        { description: "Who can see the share.", anyOf: [refTo("ShareVisibility"), { type: "null" }] },
        "is_archived",
      );
    }),
  },
];
