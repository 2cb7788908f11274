import type { SourceSet } from "../1-load/source-set.js";
import type { ObjectNode, StringNode } from "../1-load/tree.js";
import type { Diagnostics } from "../diagnostics/collector.js";
import type { Api, Info, SchemaId } from "./api.js";
import { apiName } from "./api-names.js";
import { sharedNames } from "./chosen-names.js";
import { checkComponentName } from "./component-names.js";
import { readComponents, readSections } from "./components.js";
import { checkCycles } from "./cycles.js";
import { dialect2020 } from "./dialects.js";
import { checkDiscriminators } from "./discriminators.js";
import { reportDuplicates } from "./duplicates.js";
import { checkLinks } from "./link-targets.js";
import { isSince } from "./openapi-versions.js";
import { readExternalDocs } from "./operations.js";
import { readPaths } from "./paths.js";
import {
  annotation,
  anything,
  type FieldsOf,
  ignored,
  optional,
  readFields,
  reportUnexpected,
  required,
  requiredText,
  since,
} from "./reader.js";
import type { Dialect, Reading } from "./reading.js";
import { nameSchemas } from "./schema-names.js";
import { createSchemaQueue, type SchemaResults } from "./schemas.js";
import { readSecurity } from "./security.js";
import type { Selection } from "./selection.js";
import { readServers } from "./servers.js";
import { entriesOf, holds, itemsOf, type KeyedNode, type SourceNode } from "./source-nodes.js";
import { specialise, type UnspecialisedApi } from "./specialise.js";
import { checkVersions, readVersion } from "./versions.js";
import { writtenOut } from "./written-out.js";

/**
 * Reads a contract written in OpenAPI 3.0 or 3.1 into the form that the later phases work on: JSON Schema 2020-12 plus
 * `discriminator`, with the span of every keyword.
 *
 * Reports all mistakes, also those in components that nothing uses, and returns undefined if one of them is an error.
 * If the version of OpenAPI is not supported, it reports only that. With a selection, only the operations that it keeps
 * are read, and only the components that they reach.
 */
export function normalise(sources: SourceSet, diagnostics: Diagnostics, selection?: Selection): Api | undefined {
  const { entry } = sources;
  const root = { document: entry, pointer: "", node: entry.root, keyAt: entry.root.at };
  const dialect = readVersion(root, diagnostics);
  if (dialect === undefined) return undefined;
  const api = readContract(root, { sources, dialect, selection }, diagnostics);
  return diagnostics.hasErrors() ? undefined : api;
}

/**
 * Reads a document that is a JSON Schema, in draft 2020-12 or in the one that its `$schema` names. Returns a contract
 * without operations whose one schema has the name of the document. Reports mistakes as `normalise` does.
 */
export function normaliseSchema(sources: SourceSet, diagnostics: Diagnostics): Api | undefined {
  const { entry } = sources;
  const { queue, readAll } = createSchemaQueue(sources, dialect2020, diagnostics);
  const root = queue.add({ document: entry, pointer: "", node: entry.root, keyAt: entry.root.at });
  const reading: Reading = { sources, diagnostics, dialect: dialect2020, schemas: queue };
  const results = readAll(reading);
  const name = apiName(entry.path);
  const info: Info = { title: name, version: "", description: undefined };
  const names = nameSchemas(results, new Map([[root, name]]), reading);
  const unspecialised: UnspecialisedApi = {
    name,
    at: entry.root.at,
    written: entry.root,
    info,
    servers: [],
    security: [],
    operations: [],
    webhooks: undefined,
    schemas: results.schemas,
    ...names,
    enums: results.enums,
    dynamicAnchors: results.dynamicAnchors,
  };
  const api = specialise(unspecialised, new Set([root]));
  const schemas = checkCycles(api.schemas, reading);
  return diagnostics.hasErrors() ? undefined : { ...api, schemas };
}

const rootFields = {
  openapi: required(...anything),
  $self: since("3.2", optional("string")),
  info: requiredText("object"),
  jsonSchemaDialect: since("3.1", optional("string")),
  servers: optional("array"),
  paths: optional("object"),
  webhooks: since("3.1", ignored("it describes calls that the service makes")),
  components: optional("object"),
  security: optional("array"),
  tags: annotation("array"),
  externalDocs: annotation("object"),
};

/** The documents of a contract, and how they are read. */
interface Contract {
  readonly sources: SourceSet;
  readonly dialect: Dialect;
  readonly selection: Selection | undefined;
}

/** Reads the OpenAPI Object (OAS 3.0 §4.7.1, 3.1 §4.8.1). */
function readContract(root: SourceNode, contract: Contract, diagnostics: Diagnostics): Api {
  const { sources, dialect, selection } = contract;
  const { queue, readAll } = createSchemaQueue(sources, dialect, diagnostics);
  const reading: Reading = { sources, diagnostics, dialect, schemas: queue };
  const fields = readFields(root, "OpenAPI Object", rootFields, reading) ?? {};
  if (fields.jsonSchemaDialect !== undefined) queue.setDefaultDialect(fields.jsonSchemaDialect);
  reportMissingPaths(root, reading);
  readDocumentation(fields, reading);

  const components = readSections(fields.components, reading);
  // Components come first, so that their schemas keep the order of the document.
  if (selection === undefined) readComponents(fields.components, components, reading);
  const schemes = components.securitySchemes === undefined ? [] : entriesOf(components.securitySchemes);
  const usedSchemes = selection === undefined ? schemes : schemes.filter(({ key }) => selection.asksFor(key));
  const security = readSecurity(usedSchemes, fields.security, reading);
  const operations = readPaths(fields.paths, { pathItems: components.pathItems, security, selection }, reading);
  checkLinks(operations, selection?.listed ?? [], reading);

  const results = readAll(reading);
  const shared = sharedNames(
    operations.flatMap(({ chosenName }) => chosenName ?? []),
    reading,
  );
  const named = schemasRead(components.schemas, results);
  if (selection !== undefined) for (const schema of named.values()) checkComponentName(schema, reading);
  checkDiscriminators(results.schemas, reading);
  checkVersions(sources, dialect, diagnostics);
  const names = nameSchemas(results, new Map([...named].map(([id, { key }]) => [id, key])), reading);
  const unspecialised: UnspecialisedApi = {
    name: apiName(sources.entry.path),
    at: root.node.at,
    written: root.node,
    info: readInfo(fields.info, reading),
    servers: readServers(fields.servers, reading),
    security: security.schemes,
    operations: operations.map((operation) =>
      operation.chosenName && shared.has(operation.chosenName) ? { ...operation, chosenName: undefined } : operation,
    ),
    webhooks: fields.webhooks && writtenOut(fields.webhooks, reading),
    schemas: results.schemas,
    ...names,
    enums: results.enums,
    dynamicAnchors: results.dynamicAnchors,
  };
  const api = specialise(unspecialised, new Set(names.componentIds));
  // After specialisation: whether a `$dynamicRef` closes a cycle depends on where its schema is used.
  return { ...api, schemas: checkCycles(api.schemas, reading) };
}

/** In 3.1, a document without `paths` must have `components` or `webhooks` (OAS 3.1 §4.8.1); in 3.0 it must have `paths`. */
function reportMissingPaths(root: SourceNode, { dialect, diagnostics }: Reading): void {
  if (!holds(root, "object")) return;
  const has = (field: string) => root.node.entries.has(field);
  const isNewer = isSince("3.1", dialect.openapi);
  const containers = isNewer ? ["paths", "components", "webhooks"] : ["paths", "components"];
  if (!containers.some(has)) diagnostics.report("contents-missing", root.keyAt, { containers });
  else if (!isNewer && !has("paths")) diagnostics.report("paths-missing", root.keyAt, {});
}

const infoFields = {
  title: requiredText("string"),
  summary: since("3.1", annotation("string")),
  description: optional("string"),
  termsOfService: annotation("string"),
  contact: annotation("object"),
  license: annotation("object"),
  version: requiredText("string"),
};
const contactFields = { name: annotation("string"), url: annotation("string"), email: annotation("string") };
const licenseFields = {
  name: requiredText("string"),
  identifier: since("3.1", annotation("string")),
  url: annotation("string"),
};
const tagFields = {
  name: requiredText("string"),
  summary: since("3.2", annotation("string")),
  description: annotation("string"),
  externalDocs: annotation("object"),
  parent: since("3.2", annotation("string")),
  kind: since("3.2", annotation("string")),
};

/** Reads the Info Object (OAS 3.0 §4.7.2, 3.1 §4.8.2). */
function readInfo(info: SourceNode | undefined, reading: Reading): Info {
  const fields: FieldsOf<typeof infoFields> = (info && readFields(info, "Info Object", infoFields, reading)) ?? {};
  if (fields.contact !== undefined) readFields(fields.contact, "Contact Object", contactFields, reading);
  if (fields.license !== undefined) readFields(fields.license, "License Object", licenseFields, reading);
  return {
    title: fields.title?.node.value ?? "",
    version: fields.version?.node.value ?? "",
    description: fields.description?.node.value,
  };
}

/** Reads what only documents the contract, to report what is wrong with it (OAS 3.1 §4.8.11, §4.8.22). */
function readDocumentation({ tags, externalDocs }: FieldsOf<typeof rootFields>, reading: Reading): void {
  if (externalDocs !== undefined) readExternalDocs(externalDocs, reading);
  const names: SourceNode<StringNode>[] = [];
  for (const tag of tags === undefined ? [] : itemsOf(tags)) {
    if (!holds(tag, "object")) {
      reportUnexpected(tag, "tags", "an array of objects", reading);
      continue;
    }
    const fields = readFields(tag, "Tag Object", tagFields, reading);
    if (fields?.externalDocs !== undefined) readExternalDocs(fields.externalDocs, reading);
    if (fields?.name !== undefined) names.push(fields.name);
  }
  reportDuplicates(
    names.map(({ node }) => node),
    "tags",
    reading,
  );
}

/** The schemas under `components/schemas` that were read, in the order of the document. */
function schemasRead(
  section: SourceNode<ObjectNode> | undefined,
  { schemas }: SchemaResults,
): ReadonlyMap<SchemaId, KeyedNode> {
  const entries = section === undefined ? [] : entriesOf(section);
  // The entry document has no path in ids.
  const all = entries.map((schema) => [`#${schema.pointer}` as SchemaId, schema] as const);
  return new Map(all.filter(([id]) => schemas.has(id)));
}
