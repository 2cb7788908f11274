import type { Operation, SchemaId } from "../../2-normalise/api.js";
import { locationOf } from "../../2-normalise/locations.js";
import type { ListedValues, Model } from "../../3-analyse/model.js";
import { operationName } from "../../3-analyse/operation-names.js";
import { toCamelCase, toPascalCase } from "../../3-analyse/words.js";
import type { ModuleRef } from "../print/identifiers.js";
import { fileNames, folderOfTag, grouped } from "./file-names.js";
import { connectedGroups } from "./schema-groups.js";

/**
 * Whether what is generated for an API is split into many files. A smaller API has one file for its types, one for its
 * validators and so on, which a person reads from top to bottom.
 *
 * `mostInOneFile` is how many named schemas and operations together a smaller API can have.
 */
export function isSplit({ names, api }: Model, mostInOneFile = 100): boolean {
  return names.size + api.operations.length > mostInOneFile;
}

/** How the files of a large API are divided. */
export interface Layout {
  readonly groups: readonly SchemaGroup[];
  readonly folders: readonly TagFolder[];
  /** The path of a module of the API: `types/share-price`. */
  file(path: string): FileRef;
}

export type FileRef = Extract<ModuleRef, { readonly kind: "file" }>;

/** Schemas that lead to each other. Most are alone in their group. */
export interface SchemaGroup {
  /** The name of its files in the folders of types, validators, unions and enums. */
  readonly fileName: string;
  readonly ids: readonly SchemaId[];
}

/** The operations with a tag, or with tags that differ in case and punctuation only. */
export interface TagFolder {
  readonly name: string;
  /** As the contract writes them. Empty for operations without a tag. */
  readonly tags: readonly string[];
  readonly operations: readonly OperationFile[];
}

export interface OperationFile {
  readonly fileName: string;
  readonly operation: Operation;
}

export function layoutOf(model: Model): Layout {
  return {
    groups: groupsOf(model),
    folders: foldersOf(model),
    file: (path) => ({ kind: "file", path: `src/${model.api.name}/${path}.ts` }),
  };
}

/** A group is called after that of its schemas whose name sorts first: the order of the contract makes no difference. */
function groupsOf(model: Model): readonly SchemaGroup[] {
  const groups = connectedGroups(model).map((ids) => ({
    ids,
    name: ids.map((id) => model.names.get(id)?.type ?? "").sort()[0] ?? "",
  }));
  const files = fileNames(
    groups.map(({ name }) => name),
    toPascalCase,
  );
  return groups.map(({ ids, name }) => ({ ids, fileName: files.get(name) ?? "" }));
}

/** Each operation is in the folder of its first tag. */
function foldersOf(model: Model): readonly TagFolder[] {
  const nameOf = (operation: Operation) => operationName(model, operation).function;
  const files = fileNames(model.api.operations.map(nameOf), toCamelCase);
  const byFolder = grouped(model.api.operations, ({ tags: [first] }) => folderOfTag(first));
  return [...byFolder].map(([name, operations]) => ({
    name,
    tags: [...new Set(operations.flatMap(({ tags }) => tags.slice(0, 1)))],
    operations: operations.map((operation) => ({ operation, fileName: files.get(nameOf(operation)) ?? "" })),
  }));
}

/** The module of an operation: `operations/shares/update-share`. */
export function operationPath(model: Model, operation: Operation): string {
  const folder = foldersOf(model).find(({ operations }) => operations.some((each) => each.operation === operation));
  const file = folder?.operations.find((each) => each.operation === operation);
  if (folder === undefined || file === undefined) throw new Error(`${operation.id} has no file`);
  return `operations/${folder.name}/${file.fileName}`;
}

/** The enums of an API by the path of the module that holds them. */
export function enumFiles(model: Model, { groups, folders }: Layout): ReadonlyMap<string, readonly ListedValues[]> {
  const ofSchemas = new Map(groups.flatMap(({ fileName, ids }) => ids.map((id) => [id as string, fileName])));
  const ofOperations = new Map(
    folders.flatMap(({ name, operations }) => operations.map(({ operation }) => [operation.id as string, name])),
  );
  return grouped(model.enums.values(), ({ id }) => {
    // The nearest schema or operation around it.
    for (let around: string = locationOf(id); around !== ""; around = around.slice(0, around.lastIndexOf("/"))) {
      const schema = ofSchemas.get(around);
      if (schema !== undefined) return `enums/${schema}`;
      const folder = ofOperations.get(around);
      if (folder !== undefined) return `enums/operations/${folder}`;
      if (!around.includes("/")) break;
    }
    // Of a parameter or a response that several operations refer to.
    return "enums/operations/common";
  });
}
